package org.kyodo.chassis.config;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kyodo.chassis.access.Cursors;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.CsvLists;
import org.kyodo.chassis.http.DryRuns;
import org.kyodo.chassis.http.HandedIn;
import org.kyodo.chassis.http.PageQueryResolver;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.chassis.list.Tabulated;
import org.kyodo.chassis.list.Words;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/** What holds for every operation of every service: who may call it, which headers it takes, how it answers and fails. */
final class Description {
    private static final String TOKEN = "token";
    private static final String PROBLEM = "Problem";
    private static final String PREVIEW = "Preview";
    private static final String LATER = "TryLater";
    private static final List<String> FOR_EVERYONE =
            List.of("/api/v1/public/", "/api/v1/rules", "/api/v1/municipality");

    private Description() {}

    static void ofService(String service, OpenAPI api) {
        api.info(new Info()
                .title("Kyodo 協働 " + service)
                .version("v1")
                .description("""
                        Commands and look-ups of the %s service of Kyodo, the platform for joint projects of municipalities and \
                        citizens' groups (市民協働). Texts are in Japanese, or in English where Accept-Language asks for it. \
                        An error is a problem document (RFC 9457). Lists go on at `next`, with the parameter `cursor`. \
                        Examples were recorded from tests: the people, groups and amounts in them are invented.""".formatted(service))
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")));
        api.servers(List.of(new Server().url("/").description("Where this description was read.")));
        Components components = Optional.ofNullable(api.getComponents()).orElseGet(Components::new);
        components
                .addSecuritySchemes(
                        TOKEN,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description("An access token (RFC 9068) of the municipality's OpenID provider."))
                .addSchemas(PROBLEM, problem())
                .addSchemas(PREVIEW, preview())
                .addResponses(PROBLEM, refused())
                .addResponses(
                        LATER,
                        failed("It may be tried again.")
                                .addHeaderObject(
                                        "Retry-After",
                                        header("After how many seconds.", new JsonSchema().typesItem("integer"))));
        api.components(components);
        api.security(List.of(new SecurityRequirement().addList(TOKEN)));
        api.getPaths().forEach((path, item) -> {
            if (FOR_EVERYONE.stream().anyMatch(path::startsWith)) {
                item.readOperations().forEach(Description::withoutToken);
            }
        });
        // In the order of their addresses: a reader finds them, and two descriptions can be compared.
        Map<String, PathItem> sorted = new TreeMap<>(api.getPaths());
        api.getPaths().clear();
        sorted.forEach(api.getPaths()::addPathItem);
        api.setTags(null);
        Examples.addTo(api, service);
    }

    /** None is needed; but one that is sent and not taken is answered 401. */
    private static void withoutToken(Operation operation) {
        operation.security(List.of());
        operation.getResponses().remove("403");
    }

    static Operation ofOperation(Operation operation, HandlerMethod handler) {
        String subject = handler.getBeanType().getSimpleName().replace("Controller", "");
        String name = handler.getMethod().getName();
        operation.setTags(List.of(subject));
        operation.setOperationId(
                subject.substring(0, 1).toLowerCase(Locale.ROOT) + subject.substring(1) + capital(name));
        operation.setSummary(Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                .map(parameter -> words(
                        parameter.nestedIfOptional().getNestedParameterType().getSimpleName()))
                .findFirst()
                .orElseGet(() -> words(capital(name)) + " (" + words(subject).toLowerCase(Locale.ROOT) + ")"));
        Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.getParameterType() == PageQuery.class)
                .flatMap(Description::parametersOfLists)
                .forEach(operation::addParametersItem);
        boolean changes = !methods(handler).contains(RequestMethod.GET);
        boolean ofACaller = Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == Caller.class);
        if (changes && ofACaller) {
            headersOfCommands().forEach(operation::addParametersItem);
        }
        operation.getResponses().forEach((status, answer) -> describe(status, answer, handler));
        if (DryRuns.takes(handler)) {
            runDry(operation);
        }
        failures(operation, changes).forEach((status, response) -> operation
                .getResponses()
                .addApiResponse(status, new ApiResponse().$ref("#/components/responses/" + response)));
        return operation;
    }

    private static Set<RequestMethod> methods(HandlerMethod handler) {
        return Set.of(AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class)
                .method());
    }

    private static List<Parameter> headersOfCommands() {
        return List.of(
                parameter(
                        "Idempotency-Key",
                        "A repeat with the same key is answered as the first time and does nothing.",
                        new JsonSchema().typesItem("string")),
                parameter(
                        "If-Match",
                        "The ETag that was seen last: 412 where it has changed since.",
                        new JsonSchema().typesItem("string")),
                parameter(
                        HandedIn.HEADER,
                        "The id of the draft this was written in: it is deleted once this is accepted.",
                        new JsonSchema().typesItem("string")),
                parameter("Kyodo-On-Behalf-Of", "For whom this is entered 代理入力.", new JsonSchema().typesItem("string")),
                parameter(
                        "Kyodo-Channel",
                        "How it came to whoever enters it; WEB unless given.",
                        new JsonSchema().typesItem("string")));
    }

    private static void runDry(Operation operation) {
        operation.addParametersItem(parameter(
                DryRuns.HEADER,
                "Whether it is only tried 試行: decided like any other, answered 200 with what would happen, and not carried out.",
                new JsonSchema().typesItem("boolean")));
        Schema<?> preview = new JsonSchema().$ref("#/components/schemas/" + PREVIEW);
        ApiResponse done = operation.getResponses().get("200");
        if (done == null) {
            operation
                    .getResponses()
                    .addApiResponse(
                            "200",
                            new ApiResponse()
                                    .description("Only tried: what would happen.")
                                    .content(new Content()
                                            .addMediaType(
                                                    org.springframework.http.MediaType.APPLICATION_JSON_VALUE,
                                                    new MediaType().schema(preview))));
        } else {
            done.getContent()
                    .values()
                    .forEach(type -> type.schema(
                            new JsonSchema().addAnyOfItem(type.getSchema()).addAnyOfItem(preview)));
        }
    }

    /** What {@link Answers} previews. */
    private static Schema<?> preview() {
        Schema<?> event = new JsonSchema().typesItem("object");
        event.addProperty("type", new JsonSchema().typesItem("string"));
        event.addProperty(
                "data",
                new JsonSchema()
                        .types(Set.of("object", "null"))
                        .description("As it would be told; null where the caller may not read it.")
                        .additionalProperties(true));
        event.setRequired(List.of("type"));
        Schema<?> preview = new JsonSchema()
                .typesItem("object")
                .description(
                        "What a command would lead to 試行. Nothing was done; what is new in it has another id when it is done,"
                                + " and may have another number.");
        preview.addProperty("dryRun", new JsonSchema().typesItem("boolean"));
        preview.addProperty("stage", new JsonSchema().typesItem("string").description("After it."));
        preview.addProperty("events", new JsonSchema().typesItem("array").items(event));
        preview.setRequired(List.of("dryRun", "stage", "events"));
        return preview;
    }

    private static Stream<Parameter> parametersOfLists(MethodParameter list) {
        return PageQueryResolver.names(list).stream().map(name -> switch (name) {
            case Cursors.PARAMETER ->
                inQuery(
                        name,
                        "The `next` of the page before, as it is: good for the same list with the same filters, order and words.",
                        new JsonSchema().typesItem("string"));
            case PageQueryResolver.LIMIT -> {
                Schema<Object> limit = new JsonSchema();
                limit.typesItem("integer").minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(PageQuery.MOST));
                limit.setDefault(PageQuery.USUAL);
                yield inQuery(name, "The most elements of the page.", limit);
            }
            case PageQueryResolver.SORT -> {
                Schema<Object> sort = new JsonSchema();
                sort.typesItem("string").setDefault(PageQueryResolver.usualOrder(list));
                sort.setEnum(List.copyOf(PageQueryResolver.orders(list)));
                yield inQuery(name, "The order 並べ替え; with `-` it is descending.", sort);
            }
            case Cursors.TOTAL ->
                inQuery(
                        name,
                        "Whether `total` tells how many there are on all pages, counted up to %,d."
                                .formatted(Page.COUNTED),
                        new JsonSchema().typesItem("boolean"));
            default ->
                inQuery(
                        name,
                        "Words of the name or title 検索; all of them are in it. Widths, case, ひらがな and カタカナ, old forms of "
                                + "characters 旧字体 and punctuation make no difference.",
                        new JsonSchema().typesItem("string").maxLength(Words.LONGEST));
        });
    }

    private static Parameter inQuery(String name, String description, Schema<?> schema) {
        return parameter(name, description, schema).in("query");
    }

    private static Parameter parameter(String name, String description, Schema<?> schema) {
        return new Parameter()
                .in("header")
                .name(name)
                .description(description)
                .required(false)
                .schema(schema);
    }

    private static void describe(String status, ApiResponse answer, HandlerMethod handler) {
        String returned = handler.getMethod().getGenericReturnType().getTypeName();
        boolean table = returned.startsWith(Page.class.getName())
                || Tabulated.class.isAssignableFrom(handler.getMethod().getReturnType());
        if (status.equals("200") && table) {
            answer.getContent()
                    .addMediaType(
                            CsvLists.CSV.toString(),
                            new MediaType()
                                    .schema(
                                            new JsonSchema()
                                                    .typesItem("string")
                                                    .description(
                                                            "The whole list as a table (RFC 4180, UTF-8 with a mark), with a column"
                                                                    + " for each member; `Link` says where one of more than 10,000 lines goes on.")));
        }
        boolean one = returned.contains(Answers.Receipt.class.getName())
                || returned.contains(Answers.Representation.class.getName())
                        && !returned.contains(Page.class.getName());
        if (one) {
            answer.addHeaderObject("ETag", header("The revision, quoted.", new JsonSchema().typesItem("string")));
        }
        if (status.equals("201") || status.equals("202")) {
            answer.addHeaderObject("Location", header("Where it is found.", new JsonSchema().typesItem("string")));
        }
        if (answer.getDescription() == null) {
            answer.setDescription("Done.");
        }
    }

    private static Map<String, String> failures(Operation operation, boolean changes) {
        Map<String, String> failures = new TreeMap<>();
        for (String status : List.of("400", "401", "403", "406")) {
            failures.put(status, PROBLEM);
        }
        if (operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> "path".equals(parameter.getIn()))) {
            failures.put("404", PROBLEM);
        }
        if (changes) {
            for (String status : List.of("404", "409", "412", "422")) {
                failures.put(status, PROBLEM);
            }
        }
        if (operation.getRequestBody() != null) {
            failures.put("413", PROBLEM);
            failures.put("415", PROBLEM);
        }
        failures.put("429", LATER);
        failures.put("503", LATER);
        return failures;
    }

    /** Whatever is no success and will be none when it is sent again. */
    static ApiResponse refused() {
        return failed("What is wrong, and what would have been accepted.");
    }

    private static ApiResponse failed(String description) {
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                new MediaType().schema(new JsonSchema().$ref("#/components/schemas/" + PROBLEM))));
    }

    private static Header header(String description, Schema<?> schema) {
        return new Header().description(description).schema(schema);
    }

    private static Schema<?> problem() {
        Schema<?> fault = new JsonSchema().typesItem("object").description("One of several things that are wrong.");
        for (String name : List.of("code", "field", "given", "expected", "detail")) {
            fault.addProperty(name, new JsonSchema().typesItem("string"));
        }
        fault.addProperty("allowed", codes());
        Schema<?> problem = new JsonSchema()
                .typesItem("object")
                .description("RFC 9457: what is wrong. `code` is stable, and `rule` names what the refusal rests on.");
        for (String name :
                List.of("type", "title", "code", "rule", "detail", "instance", "field", "given", "expected")) {
            problem.addProperty(name, new JsonSchema().typesItem("string"));
        }
        problem.addProperty("allowed", codes());
        problem.addProperty("status", new JsonSchema().typesItem("integer"));
        problem.addProperty("errors", new JsonSchema().typesItem("array").items(fault));
        problem.setRequired(List.of("type", "title", "status", "code", "detail", "instance"));
        return problem;
    }

    private static Schema<?> codes() {
        return new JsonSchema()
                .typesItem("array")
                .description("Where one of several values is expected, these, as they are sent.")
                .items(new JsonSchema().typesItem("string"));
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** {@code SubmitGroupRegistration}: Submit group registration. */
    private static String words(String name) {
        String spaced = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return capital(spaced);
    }
}
