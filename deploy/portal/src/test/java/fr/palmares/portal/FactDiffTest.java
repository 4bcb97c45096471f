package fr.palmares.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both sides of the border between an optional addition and everything else. */
class FactDiffTest {

    private static final String FACT = """
            {"title": "grading.MarkGiven.v1", "description": "A mark.", "type": "object",
             "required": ["mark"], "additionalProperties": true,
             "properties": {
               "mark": {"type": "string", "pattern": "[0-9]+"},
               "unit": {"type": ["string", "null"]},
               "kind": {"type": "string", "enum": ["ORAL", "WRITTEN"]},
               "units": {"type": "array", "items": {"type": "object", "required": ["code"],
                 "properties": {"code": {"type": "string"}, "title": {"type": "string"}}}}}}""";

    @Test
    void theSameFactBreaksNobody() throws IOException {
        assertThat(between(FACT)).isEmpty();
    }

    @Test
    void anOptionalFieldAndOtherWordsBreakNobody() throws IOException {
        var more = FACT.replace("\"A mark.\"", "\"A mark was given.\"")
                .replace("\"title\": {", "\"coefficient\": {\"type\": \"string\"}, \"title\": {")
                .replace("\"unit\": {", "\"remark\": {\"type\": \"string\"}, \"unit\": {");

        assertThat(between(more)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"unit\": {\"type\": [\"string\", \"null\"]},   |                                       | /unit is gone",
                ", \"title\": {\"type\": \"string\"}             |                                       | /units/*/title is gone",
                "\"required\": [\"mark\"]                        | \"required\": []                      | /: required no longer has mark",
                "\"required\": [\"mark\"]                        | \"required\": [\"mark\", \"kind\"]    | /: required did not have kind",
                "[\"string\", \"null\"]                          | \"string\"                            | /unit: type no longer has null",
                "\"code\": {\"type\": \"string\"}                | \"code\": {\"type\": \"integer\"}     | /units/*/code: type no longer has string",
                "[\"ORAL\", \"WRITTEN\"]                         | [\"ORAL\"]                            | /kind: enum no longer has WRITTEN",
                "[\"ORAL\", \"WRITTEN\"]                         | [\"ORAL\", \"WRITTEN\", \"COURSE\"]   | /kind: enum did not have COURSE",
                "\"[0-9]+\"                                      | \"[0-9]{2}\"                          | /mark: pattern was \"[0-9]+\", is \"[0-9]{2}\"",
                "\"additionalProperties\": true,                 |                                       | /: additionalProperties was true, is absent"
            })
    void anythingElseDoes(String released, String present, String told) throws IOException {
        assertThat(FACT).contains(released);

        assertThat(between(FACT.replace(released, present == null ? "" : present)))
                .contains(told);
    }

    private static List<String> between(String present) throws IOException {
        var json = new ObjectMapper();
        return FactDiff.between(json.readTree(FACT), json.readTree(present));
    }
}
