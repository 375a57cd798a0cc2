package org.kyodo.chassis.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.kyodo.chassis.http.CsvLists;

/**
 * What the tests of a service sent and were answered: {@code examples/<service>.json}, and {@code examples/chassis.json} for what
 * every service has. Each operation has its {@code request} there, and answers by their status. Read when somebody asks for the
 * description, and not before.
 */
final class Examples {
    private Examples() {}

    static void addTo(OpenAPI api, String service) {
        for (String owner : List.of("chassis", service)) {
            JsonNode examples = read(owner);
            api.getPaths().forEach((path, item) -> item.readOperationsMap()
                    .forEach((method, operation) -> examples.path(method + " " + path)
                            .properties()
                            .forEach(part -> show(operation, part.getKey(), part.getValue()))));
        }
    }

    private static void show(Operation operation, String part, JsonNode example) {
        Content content = part.equals("request")
                ? operation.getRequestBody().getContent()
                : answer(operation, part).getContent();
        content.forEach((type, described) -> {
            if (!type.equals(CsvLists.CSV.toString())) {
                described.setExample(example);
            }
        });
    }

    /** One that refers to the answer of everybody becomes its own. */
    private static ApiResponse answer(Operation operation, String status) {
        return operation
                .getResponses()
                .compute(status, (key, answer) -> answer.get$ref() == null ? answer : Description.refused());
    }

    private static JsonNode read(String owner) {
        try (InputStream file = Examples.class.getResourceAsStream("/examples/" + owner + ".json")) {
            return file == null
                    ? Json.mapper().createObjectNode()
                    : Json.mapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
