package org.kyodo.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every pod, those of Jobs and hooks too, may run in a namespace that enforces "restricted". */
class RestrictedTest {
    static Stream<Map.Entry<String, Chart>> charts() {
        return ManifestTest.everything().filter(chart -> !chart.getKey().equals("backing"));
    }

    @ParameterizedTest
    @MethodSource("charts")
    void every_pod_passes(Map.Entry<String, Chart> chart) {
        List<Manifests.Resource> withPods = chart.getValue().render().withPods().toList();
        assertThat(withPods).hasSizeGreaterThan(5);
        assertThat(withPods.stream().flatMap(one -> Restricted.faults(one).stream()))
                .isEmpty();
    }

    static Stream<Arguments> mistakes() {
        String pod = "/spec/template/spec";
        String container = pod + "/containers/0";
        return Stream.of(
                mistake("hostNetwork", it -> it.withObject(pod).put("hostNetwork", true)),
                mistake("hostPID", it -> it.withObject(pod).put("hostPID", true)),
                mistake("hostIPC", it -> it.withObject(pod).put("hostIPC", true)),
                mistake("volume of kind hostPath", it -> it.withObject(pod)
                        .withArray("volumes")
                        .addObject()
                        .put("name", "node")
                        .putObject("hostPath")
                        .put("path", "/")),
                mistake("runAsNonRoot", it -> it.withObject(pod + "/securityContext")
                        .remove("runAsNonRoot")),
                mistake("runAsUser 0", it -> it.withObject(pod + "/securityContext")
                        .put("runAsUser", 0)),
                mistake("seccompProfile", it -> it.withObject(pod + "/securityContext")
                        .remove("seccompProfile")),
                mistake("sysctls, SELinux, AppArmor", it -> it.withObject(pod + "/securityContext")
                        .putArray("sysctls")),
                mistake("automountServiceAccountToken", it -> it.withObject(pod)
                        .remove("automountServiceAccountToken")),
                mistake("enableServiceLinks", it -> it.withObject(pod).remove("enableServiceLinks")),
                mistake("allowPrivilegeEscalation", it -> it.withObject(container + "/securityContext")
                        .remove("allowPrivilegeEscalation")),
                mistake("privileged", it -> it.withObject(container + "/securityContext")
                        .put("privileged", true)),
                mistake("capabilities not dropped", it -> it.withObject(container + "/securityContext/capabilities")
                        .remove("drop")),
                mistake("capability SYS_TIME", it -> it.withObject(container + "/securityContext/capabilities")
                        .putArray("add")
                        .add("SYS_TIME")),
                mistake("runAsUser 0 of a container", it -> it.withObject(container + "/securityContext")
                        .put("runAsUser", 0)),
                mistake("runAsNonRoot of a container", it -> it.withObject(container + "/securityContext")
                        .put("runAsNonRoot", false)),
                mistake("seccompProfile of a container", it -> it.withObject(
                                container + "/securityContext/seccompProfile")
                        .put("type", "Unconfined")),
                mistake("procMount", it -> it.withObject(container + "/securityContext")
                        .put("procMount", "Unmasked")),
                mistake("hostPort", it -> it.withObject(container + "/ports/0").put("hostPort", 8080)),
                mistake("readOnlyRootFilesystem", it -> it.withObject(container + "/securityContext")
                        .remove("readOnlyRootFilesystem")),
                mistake("resources", it -> it.withObject(container + "/resources/requests")
                        .put("memory", "64Mi")),
                mistake("resources", it -> it.withObject(container + "/resources/limits")
                        .put("cpu", "1")));
    }

    private static Arguments mistake(String fault, Consumer<ObjectNode> mistake) {
        return Arguments.of(fault, mistake);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void finds_each_field_that_is_not(String fault, Consumer<ObjectNode> mistake) {
        ObjectNode wrong = Chart.example("external")
                .render()
                .get(Manifests.Kind.Deployment, "kyodo-grant")
                .json()
                .deepCopy();
        mistake.accept(wrong);
        assertThat(Restricted.faults(new Manifests.Resource(wrong)))
                .containsExactly("Deployment/kyodo-grant: " + fault);
    }
}
