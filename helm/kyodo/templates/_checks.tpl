{{/* Ends the rendering with a sentence where values contradict each other or something is missing: the value, what was given, what was expected. */}}
{{- define "kyodo.checks" -}}
{{- $values := .Values -}}
{{- $kafka := $values.kafka -}}
{{- if gt (len .Release.Name) 40 }}{{ fail (printf "release name: %s has %d characters (expected: at most 40, for names of Services are made of it)" .Release.Name (len .Release.Name)) }}{{ end -}}
{{- if $values.evaluation.enabled -}}
{{- if $kafka.bootstrap }}{{ fail (printf "kafka.bootstrap: %s, together with evaluation.enabled (expected: empty, for the evaluation brings its own Kafka and MongoDB)" $kafka.bootstrap) }}{{ end -}}
{{- if $kafka.strimzi.enabled }}{{ fail "kafka.strimzi.enabled: true, together with evaluation.enabled (expected: false, for the evaluation brings its own Kafka)" }}{{ end -}}
{{- if or $values.auth.issuer $values.auth.issuers }}{{ fail "auth.issuer: given, together with evaluation.enabled (expected: empty, for the evaluation brings its own OpenID provider)" }}{{ end -}}
{{- if and $values.evaluation.persistence.enabled (not $values.evaluation.existingSecret) }}{{ fail "evaluation.existingSecret: empty, together with evaluation.persistence.enabled (expected: a Secret with a key of each service and seed, for keys drawn at an installation do not open what an earlier one sealed)" }}{{ end -}}
{{- else -}}
{{- if not (or $kafka.bootstrap $kafka.strimzi.enabled) }}{{ fail "kafka.bootstrap: empty (expected: host:port of the brokers; or kafka.strimzi.enabled=true; or, to try Kyodo out, evaluation.enabled=true)" }}{{ end -}}
{{- if not $values.municipalities }}{{ fail "municipalities: empty (expected: the codes that are served, such as [\"352039\"])" }}{{ end -}}
{{- if not (or $values.auth.issuer $values.auth.issuers) }}{{ fail "auth.issuer: empty (expected: the https address of the OpenID provider)" }}{{ end -}}
{{- if and $values.auth.issuer $values.auth.issuers }}{{ fail "auth.issuer: given, together with auth.issuers (expected: one of the two)" }}{{ end -}}
{{- if eq $kafka.security.protocol "PLAINTEXT" }}{{ fail "kafka.security.protocol: PLAINTEXT (expected: SASL_SSL or SSL, outside of evaluation)" }}{{ end -}}
{{- if not $values.documents.scanner }}{{ fail "documents.scanner: empty (expected: clamd:host:3310 of the virus scanner; or none, where uploads are not scanned)" }}{{ end -}}
{{- if and $values.presets.files $values.presets.existingConfigMap }}{{ fail "presets.existingConfigMap: given, together with presets.files (expected: one of the two)" }}{{ end -}}
{{- if not (include "kyodo.presets" .) }}{{ fail "presets.files: empty (expected: the settings of the municipalities, by --set-file 'presets.files.352039-yamaguchi\\.yaml=…' or presets.existingConfigMap; the bundled ones have placeholders, which production refuses)" }}{{ end -}}
{{- end -}}
{{- if and (eq $kafka.topics.by "strimzi") (not $kafka.strimzi.enabled) }}{{ fail "kafka.topics.by: strimzi (expected: kafka.strimzi.enabled=true beside it, or job, or nobody)" }}{{ end -}}
{{- if and $kafka.readers (not $kafka.strimzi.enabled) }}{{ fail "kafka.readers: given (expected: kafka.strimzi.enabled=true beside it; elsewhere give readers their rights on the brokers)" }}{{ end -}}
{{- if gt (int $kafka.topics.minInsyncReplicas) (int $kafka.topics.replicationFactor) }}{{ fail (printf "kafka.topics.minInsyncReplicas: %d (expected: <= %d, kafka.topics.replicationFactor)" (int $kafka.topics.minInsyncReplicas) (int $kafka.topics.replicationFactor)) }}{{ end -}}
{{- range $service, $facts := include "kyodo.table" . | fromYaml -}}
{{- $settings := include "kyodo.settings" (dict "root" $ "component" $service) | fromYaml -}}
{{- $scaled := ne $settings.autoscaling.by "none" -}}
{{- if and $scaled $values.evaluation.enabled }}{{ fail (printf "services.%s.autoscaling.by: %s, together with evaluation.enabled (expected: none)" $service $settings.autoscaling.by) }}{{ end -}}
{{- if and $scaled (lt (int $settings.autoscaling.max) (int $settings.replicas)) }}{{ fail (printf "services.%s.autoscaling.max: %d (expected: >= %d, its replicas)" $service (int $settings.autoscaling.max) (int $settings.replicas)) }}{{ end -}}
{{- if and (eq $settings.autoscaling.by "lag") (ne $kafka.security.protocol "SASL_SSL") }}{{ fail (printf "services.%s.autoscaling.by: lag, with kafka.security.protocol %s (expected: SASL_SSL)" $service $kafka.security.protocol) }}{{ end -}}
{{- $most := $scaled | ternary (int $settings.autoscaling.max) (int $settings.replicas) -}}
{{- $partitions := mul (int $kafka.topics.partitions) (len $facts.hears) -}}
{{- if gt (add1 $most) $partitions }}{{ fail (printf "services.%s.%s: %d (expected: <= %d, one fewer than the partitions it hears; a pod without a partition is never ready)" $service ($scaled | ternary "autoscaling.max" "replicas") $most (sub $partitions 1)) }}{{ end -}}
{{- range $variable, $_ := $settings.env -}}
{{- if or (eq $variable "KYODO_FAILPOINT") (hasPrefix "KYODO_CLOCK_" $variable) (and (eq $variable "KYODO_WEBHOOK_ALLOW_PRIVATE") (not $values.evaluation.enabled)) }}{{ fail (printf "services.%s.env.%s: given (expected: not there, for it is for tests only)" $service $variable) }}{{ end -}}
{{- if has $variable (list "KYODO_PROFILE" "KYODO_MANAGEMENT_PORT" "KYODO_PORT" "KYODO_ADDRESS" "SPRING_CONFIG_IMPORT" "KYODO_KAFKA_BOOTSTRAP") }}{{ fail (printf "services.%s.env.%s: given (expected: not there, for the chart sets it)" $service $variable) }}{{ end -}}
{{- if regexMatch "(PASSWORD|JAAS_CONFIG|MASTERKEY|MONGODB_URI|SECRET)$" $variable }}{{ fail (printf "services.%s.env.%s: given (expected: in a Secret, for everybody who may look at pods would see it)" $service $variable) }}{{ end -}}
{{- end -}}
{{- end -}}
{{- if and (or $values.routes.gateway.enabled $values.routes.ingress.enabled) $values.network.enabled (not $values.network.from.gateway) }}{{ fail "network.from.gateway: empty, together with routes (expected: the peers that requests come from, such as [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ingress}}}])" }}{{ end -}}
{{- if and $values.observability.serviceMonitor.enabled $values.network.enabled (not $values.network.from.prometheus) }}{{ fail "network.from.prometheus: empty, together with observability.serviceMonitor.enabled (expected: the peers that metrics are read from, such as [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}}])" }}{{ end -}}
{{- if and $values.routes.gateway.enabled (not $values.routes.gateway.parentRefs) }}{{ fail "routes.gateway.parentRefs: empty (expected: a Gateway, such as [{name: public, namespace: gateways}])" }}{{ end -}}
{{- if and $values.routes.ingress.enabled (not $values.routes.ingress.host) }}{{ fail "routes.ingress.host: empty (expected: the host of the API)" }}{{ end -}}
{{- end }}
