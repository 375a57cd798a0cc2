package org.kyodo.helm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.kubernetes.client.openapi.JSON;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the APIs take. Kubernetes' own kinds are held against the models of the official client, which know required fields and refuse
 * unknown ones; those of operators against the models of the projects, or a small schema of ours where there are none.
 */
final class ApiModels {
    /** As they come, these models take any field that they do not know. */
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasAnySetter(Annotated member) {
                    return false;
                }
            })
            .build();

    private static final Map<String, Class<?>> OF_OPERATORS = Map.of(
            "monitoring.coreos.com/v1/ServiceMonitor", ServiceMonitor.class,
            "monitoring.coreos.com/v1/PrometheusRule", PrometheusRule.class,
            "gateway.networking.k8s.io/v1/HTTPRoute", HTTPRoute.class,
            "kafka.strimzi.io/v1/Kafka", Kafka.class,
            "kafka.strimzi.io/v1/KafkaNodePool", KafkaNodePool.class,
            "kafka.strimzi.io/v1/KafkaTopic", KafkaTopic.class,
            "kafka.strimzi.io/v1/KafkaUser", KafkaUser.class);

    private static final Map<String, Schema> OF_OURS = Map.of(
            "keda.sh/v1alpha1/ScaledObject", schema("ScaledObject"),
            "keda.sh/v1alpha1/TriggerAuthentication", schema("TriggerAuthentication"),
            "mongodbcommunity.mongodb.com/v1/MongoDBCommunity", schema("MongoDBCommunity"));

    /** Kubernetes' own, with the class of each. */
    private static final Map<String, String> OF_KUBERNETES = Map.ofEntries(
            Map.entry("v1/ConfigMap", "V1ConfigMap"),
            Map.entry("v1/Pod", "V1Pod"),
            Map.entry("v1/Secret", "V1Secret"),
            Map.entry("v1/Service", "V1Service"),
            Map.entry("v1/ServiceAccount", "V1ServiceAccount"),
            Map.entry("apps/v1/Deployment", "V1Deployment"),
            Map.entry("apps/v1/StatefulSet", "V1StatefulSet"),
            Map.entry("autoscaling/v2/HorizontalPodAutoscaler", "V2HorizontalPodAutoscaler"),
            Map.entry("batch/v1/Job", "V1Job"),
            Map.entry("networking.k8s.io/v1/Ingress", "V1Ingress"),
            Map.entry("networking.k8s.io/v1/NetworkPolicy", "V1NetworkPolicy"),
            Map.entry("policy/v1/PodDisruptionBudget", "V1PodDisruptionBudget"));

    private ApiModels() {}

    /** What is wrong with a resource; empty where nothing is. */
    static Optional<String> fault(Manifests.Resource resource) {
        String kind = resource.apiVersion() + "/" + resource.kind();
        if (OF_KUBERNETES.containsKey(kind)) {
            return ofKubernetes(OF_KUBERNETES.get(kind), resource.json());
        }
        if (OF_OPERATORS.containsKey(kind)) {
            return ofOperators(OF_OPERATORS.get(kind), resource.json());
        }
        if (OF_OURS.containsKey(kind)) {
            return Optional.of(OF_OURS.get(kind).validate(resource.json().toString(), InputFormat.JSON).stream()
                            .map(Object::toString)
                            .collect(Collectors.joining("; ")))
                    .filter(text -> !text.isEmpty());
        }
        return Optional.of(kind + ": no model of it (expected: one of Kubernetes, an operator or ours)");
    }

    private static Optional<String> ofKubernetes(String name, JsonNode json) {
        JsonElement element = JsonParser.parseString(json.toString());
        try {
            Class<?> model = Class.forName("io.kubernetes.client.openapi.models." + name);
            model.getMethod("validateJsonElement", JsonElement.class).invoke(null, element);
            JSON.getGson().fromJson(element, model);
            return quantities(json);
        } catch (InvocationTargetException e) {
            return Optional.of(e.getCause().getMessage());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        } catch (RuntimeException e) {
            return Optional.of(e.toString());
        }
    }

    /** A model takes any text for a quantity. */
    private static Optional<String> quantities(JsonNode json) {
        for (String kind : new String[] {"requests", "limits"}) {
            for (JsonNode quantities : json.findValues(kind)) {
                for (JsonNode quantity : quantities) {
                    if (!quantity.asText().matches("[0-9.]+(m|k|M|G|T|Ki|Mi|Gi|Ti)?")) {
                        return Optional.of(kind + ": " + quantity + " is no quantity");
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ofOperators(Class<?> model, JsonNode json) {
        try {
            STRICT.readValue(json.toString(), model);
            return Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.of(e.getOriginalMessage());
        }
    }

    private static Schema schema(String kind) {
        try (InputStream in = ApiModels.class.getResourceAsStream("/schemas/" + kind + ".json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
