package org.kyodo.helm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The resources that a rendering consists of. */
record Manifests(List<Resource> all) {
    static final YAMLMapper YAML = new YAMLMapper();

    /** One resource. */
    record Resource(JsonNode json) {
        String kind() {
            return json.path("kind").asText();
        }

        String name() {
            return json.at("/metadata/name").asText();
        }

        String apiVersion() {
            return json.path("apiVersion").asText();
        }

        String component() {
            return json.at("/metadata/labels")
                    .path("app.kubernetes.io/component")
                    .asText();
        }

        /** Its pods' spec; empty where it makes no pods. */
        Optional<JsonNode> podSpec() {
            return switch (kind()) {
                case "Pod" -> Optional.of(json.path("spec"));
                case "Deployment", "StatefulSet", "Job" -> Optional.of(json.at("/spec/template/spec"));
                default -> Optional.empty();
            };
        }

        /** The labels of its pods. */
        Map<String, String> podLabels() {
            return strings(
                    kind().equals("Pod") ? json.at("/metadata/labels") : json.at("/spec/template/metadata/labels"));
        }

        /** The variables of its first container that have a plain value. */
        Map<String, String> variables() {
            Map<String, String> variables = new LinkedHashMap<>();
            podSpec()
                    .orElseThrow()
                    .at("/containers/0/env")
                    .forEach(one -> variables.put(
                            one.path("name").asText(), one.path("value").asText()));
            return variables;
        }

        @Override
        public String toString() {
            return kind() + "/" + name();
        }
    }

    static Manifests of(String text) {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(text)) {
            List<Resource> all = new ArrayList<>();
            while (documents.hasNext()) {
                JsonNode document = documents.next();
                if (document != null && document.isObject()) {
                    all.add(new Resource(document));
                }
            }
            return new Manifests(List.copyOf(all));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode yaml(String text) {
        try {
            return YAML.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, String> strings(JsonNode object) {
        Map<String, String> strings = new LinkedHashMap<>();
        object.properties()
                .forEach(entry -> strings.put(entry.getKey(), entry.getValue().asText()));
        return strings;
    }

    Stream<Resource> of(Kind kind) {
        return all.stream().filter(resource -> resource.kind().equals(kind.name()));
    }

    /** Kinds that tests ask for. */
    enum Kind {
        ConfigMap,
        Deployment,
        HTTPRoute,
        Ingress,
        Job,
        KafkaUser,
        NetworkPolicy,
        Pod,
        PodDisruptionBudget,
        PrometheusRule,
        Secret,
        Service,
        ServiceAccount,
        StatefulSet
    }

    Resource get(Kind kind, String name) {
        return of(kind).filter(resource -> resource.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + "/" + name + " among " + all));
    }

    /** Those that make pods. */
    Stream<Resource> withPods() {
        return all.stream().filter(resource -> resource.podSpec().isPresent());
    }

    /** The same with one resource altered, as a mistake in a template would. */
    Manifests broken(Kind kind, String name, Consumer<ObjectNode> mistake) {
        return new Manifests(all.stream()
                .map(resource -> {
                    if (!resource.kind().equals(kind.name()) || !resource.name().equals(name)) {
                        return resource;
                    }
                    ObjectNode copy = resource.json().deepCopy();
                    mistake.accept(copy);
                    return new Resource(copy);
                })
                .toList());
    }
}
