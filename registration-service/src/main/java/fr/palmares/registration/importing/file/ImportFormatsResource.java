package fr.palmares.registration.importing.file;

import fr.palmares.registration.importing.domain.Column;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What a file of candidates looks like: template, samples and the schema of the XML. */
@Path("/v1/imports")
@Tag(name = "Imports")
@PermitAll
@SecurityRequirementsSet
@RunOnVirtualThread
class ImportFormatsResource {

    private static final String CSV = "text/csv";

    @GET
    @Path("/template")
    @Produces(CSV)
    @Operation(
            operationId = "downloadImportTemplate",
            summary = "Download an empty CSV file",
            description =
                    "The columns, in UTF-8 with its mark, so that spreadsheets open it; fill in one line per candidate.")
    @APIResponse(
            responseCode = "200",
            description = "The line that names the columns.",
            content =
                    @Content(
                            mediaType = CSV,
                            schema = @Schema(type = SchemaType.STRING),
                            examples =
                                    @ExampleObject(
                                            name = "template",
                                            value =
                                                    "ine;nom_famille;nom_usage;prenoms;date_naissance;commune_naissance;email;adresse;code_postal;ville;categorie;specialite")))
    public RestResponse<String> template() {
        var columns = Arrays.stream(Column.values()).map(Column::header).collect(Collectors.joining(";"));
        return file("\uFEFF" + columns + "\r\n", "candidats-modele.csv");
    }

    @GET
    @Path("/samples/csv")
    @Produces(CSV)
    @Operation(
            operationId = "downloadCsvSample",
            summary = "Download a CSV file of invented candidates",
            description = "Shows quoted values, optional columns left empty and both ways of writing a date.")
    @APIResponse(
            responseCode = "200",
            description = "A file that goes through as it is.",
            content =
                    @Content(
                            mediaType = CSV,
                            schema = @Schema(type = SchemaType.STRING),
                            examples =
                                    @ExampleObject(
                                            name = "line",
                                            value =
                                                    "123456789FF;MARTIN;;Camille;12/04/2005;Nantes;;;44000;Nantes;SCOLAIRE;MCO-2024")))
    public RestResponse<String> csvSample() {
        return file("\uFEFF" + resource("candidats.csv"), "candidats-exemple.csv");
    }

    @GET
    @Path("/samples/xml")
    @Produces(MediaType.APPLICATION_XML)
    @Operation(
            operationId = "downloadXmlSample",
            summary = "Download an XML file of invented candidates",
            description = "Valid against the schema of `/v1/imports/schema`.")
    @APIResponse(
            responseCode = "200",
            description = "A file that goes through as it is.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_XML,
                            schema = @Schema(type = SchemaType.STRING),
                            examples =
                                    @ExampleObject(
                                            name = "root",
                                            value = "<candidats xmlns=\"urn:palmares:candidats:1\"></candidats>")))
    public RestResponse<String> xmlSample() {
        return file(resource("candidats.xml"), "candidats-exemple.xml");
    }

    @GET
    @Path("/schema")
    @Produces(MediaType.APPLICATION_XML)
    @Operation(
            operationId = "downloadImportSchema",
            summary = "Download the schema (XSD) of the XML file",
            description = "For the makers of student databases: check an export against it before sending it.")
    @APIResponse(
            responseCode = "200",
            description = "The schema, version 1.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_XML,
                            schema = @Schema(type = SchemaType.STRING),
                            examples =
                                    @ExampleObject(
                                            name = "schema",
                                            value =
                                                    "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" targetNamespace=\"urn:palmares:candidats:1\"></xs:schema>")))
    public RestResponse<String> schema() {
        return file(resource("candidats.xsd"), "candidats.xsd");
    }

    private static RestResponse<String> file(String content, String name) {
        return RestResponse.ResponseBuilder.ok(content)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }

    private static String resource(String name) {
        try (var file = Thread.currentThread().getContextClassLoader().getResourceAsStream("import/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
