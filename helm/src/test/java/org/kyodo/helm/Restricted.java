package org.kyodo.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The Pod Security Standard "restricted", field by field, and what we ask of our pods besides. */
final class Restricted {
    private static final Set<String> VOLUMES = Set.of(
            "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret");

    private Restricted() {}

    static List<String> faults(Manifests.Resource resource) {
        JsonNode pod = resource.podSpec().orElseThrow();
        List<String> faults = new ArrayList<>();
        for (String host : List.of("hostNetwork", "hostPID", "hostIPC")) {
            if (pod.path(host).asBoolean()) {
                faults.add(host);
            }
        }
        pod.path("volumes").forEach(volume -> volume.fieldNames().forEachRemaining(kind -> {
            if (!kind.equals("name") && !VOLUMES.contains(kind)) {
                faults.add("volume of kind " + kind);
            }
        }));
        JsonNode ofPod = pod.path("securityContext");
        if (!ofPod.path("runAsNonRoot").asBoolean()) {
            faults.add("runAsNonRoot");
        }
        if (ofPod.has("runAsUser") && ofPod.path("runAsUser").asLong() == 0) {
            faults.add("runAsUser 0");
        }
        if (!Set.of("RuntimeDefault", "Localhost")
                .contains(ofPod.at("/seccompProfile/type").asText())) {
            faults.add("seccompProfile");
        }
        if (ofPod.has("sysctls") || ofPod.has("seLinuxOptions") || ofPod.has("appArmorProfile")) {
            faults.add("sysctls, SELinux, AppArmor");
        }
        for (String containers : List.of("containers", "initContainers", "ephemeralContainers")) {
            pod.path(containers).forEach(container -> ofContainer(container, faults));
        }
        // Ours.
        if (pod.path("automountServiceAccountToken").asBoolean(true)) {
            faults.add("automountServiceAccountToken");
        }
        if (pod.path("enableServiceLinks").asBoolean(true)) {
            faults.add("enableServiceLinks");
        }
        return faults.stream().map(fault -> resource + ": " + fault).toList();
    }

    private static void ofContainer(JsonNode container, List<String> faults) {
        JsonNode security = container.path("securityContext");
        if (security.path("allowPrivilegeEscalation").asBoolean(true)) {
            faults.add("allowPrivilegeEscalation");
        }
        if (security.path("privileged").asBoolean()) {
            faults.add("privileged");
        }
        JsonNode dropped = security.at("/capabilities/drop");
        if (dropped.size() != 1 || !dropped.path(0).asText().equals("ALL")) {
            faults.add("capabilities not dropped");
        }
        security.at("/capabilities/add").forEach(added -> {
            if (!added.asText().equals("NET_BIND_SERVICE")) {
                faults.add("capability " + added.asText());
            }
        });
        if (security.has("runAsUser") && security.path("runAsUser").asLong() == 0) {
            faults.add("runAsUser 0 of a container");
        }
        if (security.has("runAsNonRoot") && !security.path("runAsNonRoot").asBoolean()) {
            faults.add("runAsNonRoot of a container");
        }
        if (security.has("seccompProfile")
                && !Set.of("RuntimeDefault", "Localhost")
                        .contains(security.at("/seccompProfile/type").asText())) {
            faults.add("seccompProfile of a container");
        }
        if (security.has("procMount") && !security.path("procMount").asText().equals("Default")) {
            faults.add("procMount");
        }
        container.path("ports").forEach(port -> {
            if (port.path("hostPort").asInt() != 0) {
                faults.add("hostPort");
            }
        });
        // Ours.
        if (!security.path("readOnlyRootFilesystem").asBoolean()) {
            faults.add("readOnlyRootFilesystem");
        }
        JsonNode resources = container.path("resources");
        if (resources.at("/requests/memory").isMissingNode()
                || !resources.at("/requests/memory").equals(resources.at("/limits/memory"))
                || !resources.at("/limits/cpu").isMissingNode()) {
            faults.add("resources");
        }
    }
}
