package org.kyodo.chassis.config;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.Optional;
import org.kyodo.chassis.http.Caller;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI description of a service says beyond what springdoc sees for itself. */
@Configuration(proxyBeanMethods = false)
class DescriptionConfiguration {
    static {
        // Read from token and headers, so no parameter of the request.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    @Bean
    ModelConverter requiredComponents() {
        return new RequiredComponents();
    }

    /** A component of a record is required unless it is an {@code Optional}, as the reader of the JSON demands. */
    private static final class RequiredComponents implements ModelConverter {
        @Override
        public Schema<?> resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
            Schema<?> resolved = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
            Class<?> described = Json.mapper().constructType(type.getType()).getRawClass();
            if (resolved != null && described.isRecord()) {
                Schema<?> model = resolved.get$ref() == null
                        ? resolved
                        : context.getDefinedModels()
                                .get(resolved.get$ref()
                                        .substring(resolved.get$ref().lastIndexOf('/') + 1));
                for (RecordComponent component : described.getRecordComponents()) {
                    if (component.getType() != Optional.class && has(model, component.getName())) {
                        model.addRequiredItem(component.getName());
                    }
                }
            }
            return resolved;
        }

        private static boolean has(Schema<?> model, String property) {
            return model != null
                    && model.getProperties() != null
                    && model.getProperties().containsKey(property);
        }
    }
}
