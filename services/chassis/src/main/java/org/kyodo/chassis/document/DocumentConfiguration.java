package org.kyodo.chassis.document;

import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.Municipalities;
import org.kyodo.chassis.access.SecurityLog;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.http.Problems;
import org.kyodo.chassis.http.Streams;
import org.kyodo.chassis.sealing.SealingKeys;
import org.kyodo.chassis.settings.WrongSettings;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.HttpHeaders;

/** For a service that takes documents: it says so by {@code kyodo.documents.taken}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(DocumentSettings.TAKEN)
@EnableConfigurationProperties(DocumentSettings.class)
public class DocumentConfiguration {
    private static final String PROBLEM = "#/components/responses/Problem";

    @Bean
    @ConditionalOnMissingBean
    DocumentStore documentStore(MongoOperations mongo) {
        return new GridFsStore(mongo);
    }

    @Bean
    Contents contents(DocumentStore store, ObjectProvider<SealingKeys> keys) {
        return new Contents(store, Optional.ofNullable(keys.getIfAvailable()));
    }

    @Bean(initMethod = "start", destroyMethod = "stop")
    Scanning scanning(
            ObjectProvider<Scanner> given,
            Environment environment,
            MongoOperations mongo,
            Contents contents,
            DocumentSettings settings,
            SecurityLog log,
            MeterRegistry meters) {
        Optional<Scanner> scanner = Optional.ofNullable(given.getIfAvailable())
                .or(() -> settings.isScanned() ? Optional.of(scanner(settings, environment)) : Optional.empty());
        return new Scanning(
                scanner, Uploads.collectionOf(mongo), contents, settings.scan(), Clock.systemUTC(), log, meters);
    }

    private static Scanner scanner(DocumentSettings settings, Environment environment) {
        List<WrongSettings.Fault> faults = new ScannerSaid().faults(environment).toList();
        if (!faults.isEmpty()) {
            throw new WrongSettings(faults);
        }
        return Clamd.at(settings.scanner(), settings.scan());
    }

    @Bean
    Uploads uploads(
            MongoOperations mongo,
            Contents contents,
            Scanning scanning,
            ObjectProvider<Aggregate<?, ?, ?>> aggregates,
            DocumentSettings settings,
            MeterRegistry meters) {
        return new Uploads(
                mongo,
                contents,
                scanning,
                () -> aggregates.stream().map(aggregate -> aggregate),
                settings,
                Clock.systemUTC(),
                meters);
    }

    @Bean
    ErasedUploads erasedUploads(Uploads uploads) {
        return new ErasedUploads(uploads);
    }

    @Bean
    Streams streams(DocumentSettings settings) {
        return new Streams(
                settings.file().toBytes(),
                header -> DocumentType.of(header).isPresent(),
                Arrays.stream(DocumentType.values())
                        .map(type -> type.extensions().getFirst())
                        .toList());
    }

    @Bean
    Downloads downloads(Uploads uploads, Problems problems) {
        return new Downloads(uploads, problems);
    }

    @Bean
    DocumentController documentController(Uploads uploads, Downloads downloads, SecurityLog log) {
        return new DocumentController(uploads, downloads, log);
    }

    @Bean
    PublicDocumentController publicDocumentController(
            Uploads uploads, Downloads downloads, Municipalities municipalities) {
        return new PublicDocumentController(uploads, downloads, municipalities);
    }

    /** Up while documents wait, for they are still taken; it says how many and for how long. */
    @Bean
    HealthIndicator scannerHealthIndicator(Scanning scanning) {
        return () -> scanning.isOn()
                ? Health.status(scanning.isBehind() ? "DEGRADED" : "UP")
                        .withDetail("waiting", scanning.waiting().documents())
                        .withDetail(
                                "oldestSeconds", scanning.waiting().longest().toSeconds())
                        .build()
                : Health.up().withDetail("scanner", DocumentSettings.NONE).build();
    }

    /** What no JSON schema can say: documents go in and out as they are. */
    @Bean
    OperationCustomizer documentsDescribed() {
        return (operation, handler) -> {
            boolean isContent = handler.getMethod().getName().equals("content")
                    && handler.getMethod().getReturnType() == void.class;
            if (handler.getBeanType() == DocumentController.class
                    && handler.getMethod().getName().equals("upload")) {
                operation.setRequestBody(new RequestBody()
                        .required(true)
                        .description("The document as it is, not JSON and no form.")
                        .content(anyType()));
                operation.addParametersItem(header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                "What the file is called (RFC 6266, RFC 8187): attachment; filename*=UTF-8''%E8%A6%8F%E7%B4%84.pdf")
                        .required(true));
                List.of("413", "415")
                        .forEach(status ->
                                operation.getResponses().addApiResponse(status, new ApiResponse().$ref(PROBLEM)));
            } else if (isContent
                    && (handler.getBeanType() == DocumentController.class
                            || handler.getBeanType() == PublicDocumentController.class)) {
                operation.addParametersItem(header(HttpHeaders.RANGE, "One range of bytes; of several all is given."));
                operation.addParametersItem(
                        header(HttpHeaders.IF_RANGE, "The ETag: where the document is another, all of it is given."));
                operation.getResponses().addApiResponse("200", given("The document."));
                operation.getResponses().addApiResponse("206", given("The range that was asked for."));
                List.of("404", "409", "416", "422")
                        .forEach(status ->
                                operation.getResponses().addApiResponse(status, new ApiResponse().$ref(PROBLEM)));
            }
            return operation;
        };
    }

    private static ApiResponse given(String description) {
        return new ApiResponse().description(description).content(anyType());
    }

    /** Without a schema, as OpenAPI has it for bytes. */
    private static Content anyType() {
        Content content = new Content();
        DocumentType.mediaTypes().stream().sorted().forEach(type -> content.addMediaType(type, new MediaType()));
        return content;
    }

    private static Parameter header(String name, String description) {
        return new Parameter()
                .in("header")
                .name(name)
                .description(description)
                .required(false)
                .schema(new JsonSchema().typesItem("string"));
    }
}
