package org.kyodo.chassis.config;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.core.util.AnnotationsUtils;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.value.OnceEach;
import org.kyodo.contracts.value.OneOf;
import org.kyodo.contracts.value.Shape;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.JsonNode;

/** What the OpenAPI description of a service says beyond what springdoc sees for itself. */
@Configuration(proxyBeanMethods = false)
class DescriptionConfiguration {
    static {
        // Read from token and headers, so no parameter of the request.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
        // Several parameters: described as such.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(PageQuery.class);
        // Whatever was sent, not what the library's class looks like.
        SpringDocUtils.getConfig()
                .replaceWithSchema(
                        JsonNode.class, new JsonSchema().typesItem("object").additionalProperties(true));
    }

    @Bean
    OpenApiCustomizer describedAsAWhole(@Value("${kyodo.service}") String service) {
        return (OpenAPI api) -> Description.ofService(service, api);
    }

    @Bean
    OperationCustomizer describedOneByOne() {
        return (Operation operation, HandlerMethod handler) -> Description.ofOperation(operation, handler);
    }

    /** Asked first, so it comes last here. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ModelConverter components() {
        return new Components();
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ModelResolver namedApart(ObjectMapperProvider mappers) {
        return new ModelResolver(mappers.jsonMapper(), new NamesWithTheirOwner()).openapi31(true);
    }

    /** A record inside another type has the name of both, so that two that are called the same are two schemas. */
    private static final class NamesWithTheirOwner extends TypeNameResolver {
        @Override
        protected String nameForClass(Class<?> type, Set<Options> options) {
            Class<?> owner = type.getEnclosingClass();
            String name = super.nameForClass(type, options);
            // A stage, a command or an event is a case of its owner and has a name that says enough.
            boolean saysEnough = owner == null || owner == Answers.class || owner.isAssignableFrom(type);
            return saysEnough ? name : owner.getSimpleName().replace("Controller", "") + name;
        }
    }

    /**
     * A component of a record is required unless it is an {@code Optional}, as the reader of the JSON demands; an optional one may
     * be {@code null}, as it is written.
     */
    private static final class Components implements ModelConverter {
        @Override
        public Schema<?> resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
            Schema<?> resolved = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
            JavaType java = Json.mapper().constructType(type.getType());
            if (resolved != null && Shape.isValueType(java.getRawClass())) {
                // springdoc gives the same schema to every other text or number under this name.
                resolved = AnnotationsUtils.clone(resolved, true);
                bound(resolved, Shape.ofValue(java.getRawClass()));
            } else if (resolved != null && java.getRawClass().isRecord()) {
                Schema<?> model = resolved.get$ref() == null
                        ? resolved
                        : context.getDefinedModels()
                                .get(resolved.get$ref()
                                        .substring(resolved.get$ref().lastIndexOf('/') + 1));
                if (model != null && model.getProperties() != null) {
                    describe(java.getRawClass(), model, Optional.ofNullable(resolved.get$ref()));
                }
            }
            return resolved;
        }

        private static void describe(Class<?> described, Schema<?> model, Optional<String> reference) {
            reference.ifPresent(own -> moreOfItself(described, model, own));
            for (Shape.Part part : Shape.of(described).parts()) {
                Schema<?> property = model.getProperties().get(part.name());
                if (property == null) {
                    continue;
                }
                property = AnnotationsUtils.clone(property, true);
                model.getProperties().put(part.name(), property);
                bound(property, part.shape());
                if (part.shape() instanceof Shape.Maybe) {
                    model.getProperties().put(part.name(), orNull(property));
                } else {
                    model.addRequiredItem(part.name());
                }
            }
        }

        /** springdoc passes over a list of the record that it is about to describe. */
        private static void moreOfItself(Class<?> described, Schema<?> model, String own) {
            Shape.of(described).parts().stream()
                    .filter(part -> part.shape() instanceof Shape.Many many
                            && many.of().equals(Shape.of(described))
                            && !model.getProperties().containsKey(part.name()))
                    .forEach(part -> model.addProperty(
                            part.name(), new JsonSchema().typesItem("array").items(new JsonSchema().$ref(own))));
        }

        /** Says what is declared of a value, and of what is in it. */
        private static void bound(Schema<?> schema, Shape shape) {
            switch (shape) {
                case Shape.Maybe(Shape of) -> bound(schema, of);
                case Shape.Many(Shape of, Class<?> type, Shape.Bounds bounds) -> {
                    minimum(bounds).ifPresent(schema::setMinItems);
                    bounds.longest().ifPresent(schema::setMaxItems);
                    if (bounds.find(OnceEach.class).isPresent() || Set.class.isAssignableFrom(type)) {
                        schema.setUniqueItems(true);
                    }
                    if (schema.getItems() != null) {
                        bound(schema.getItems(), of);
                    }
                }
                case Shape.Mapped(Shape of, Shape.Bounds bounds) -> {
                    bounds.longest().ifPresent(schema::setMaxProperties);
                    if (schema.getAdditionalProperties() instanceof Schema<?> value) {
                        bound(value, of);
                    }
                }
                case Shape.Parts _ -> {}
                case Shape.One one -> bound(schema, one);
            }
        }

        private static void bound(Schema<?> schema, Shape.One one) {
            Shape.Bounds bounds = one.bounds();
            bounds.min().ifPresent(min -> schema.setMinimum(BigDecimal.valueOf(min)));
            bounds.max().ifPresent(max -> schema.setMaximum(BigDecimal.valueOf(max)));
            // springdoc says the bounds of a list inside an Optional of its elements as well.
            schema.setMinLength(minimum(bounds).orElse(null));
            schema.setMaxLength(bounds.longest().stream().boxed().findFirst().orElse(null));
            bounds.pattern().ifPresent(pattern -> schema.setPattern("^(?:" + pattern + ")$"));
            bounds.find(OneOf.class).ifPresent(codes -> enumerate(schema, one));
        }

        @SuppressWarnings("unchecked")
        private static void enumerate(Schema<?> schema, Shape.One one) {
            boolean numbers = one.wire() != String.class && !one.wire().isEnum();
            ((Schema<Object>) schema)
                    .setEnum(one.codes().stream()
                            .map(code -> numbers ? (Object) Long.valueOf(code) : code)
                            .toList());
        }

        private static Optional<Integer> minimum(Shape.Bounds bounds) {
            return Optional.of(bounds.shortest()).filter(shortest -> shortest > 0);
        }

        private static Schema<?> orNull(Schema<?> schema) {
            if (schema.getAnyOf() != null
                    || schema.getTypes() != null && schema.getTypes().contains("null")) {
                return schema;
            }
            if (schema.get$ref() == null && schema.getEnum() == null) {
                schema.addType("null");
                return schema;
            }
            return new JsonSchema().addAnyOfItem(schema).addAnyOfItem(new JsonSchema().types(Set.of("null")));
        }
    }
}
