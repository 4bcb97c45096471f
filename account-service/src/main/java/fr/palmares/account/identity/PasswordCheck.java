package fr.palmares.account.identity;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The realm's token endpoint, asked for nothing but whether a password is right. */
@Path("/protocol/openid-connect/token")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.APPLICATION_JSON)
interface PasswordCheck {

    @POST
    Response ask(
            @FormParam("grant_type") String grant,
            @FormParam("client_id") String client,
            @FormParam("client_secret") String secret,
            @FormParam("username") String username,
            @FormParam("password") String password);
}
