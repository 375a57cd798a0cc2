{{/* The five services with what their code is like; facts, not values. */}}
{{- define "kyodo.table" -}}
{{ .Files.Get "files/services.yaml" }}
{{- end }}

{{/* What is set for one service: the defaults with its own on top. In evaluation the clock is moved in each process, so there is one of each. Takes {root, component}. */}}
{{- define "kyodo.settings" -}}
{{- $settings := mustMergeOverwrite (deepCopy .root.Values.defaults) (deepCopy (index .root.Values.services .component | default dict)) -}}
{{- if .root.Values.evaluation.enabled }}{{ $_ := set $settings "replicas" 1 }}{{ end -}}
{{ toYaml $settings }}
{{- end }}

{{/* Where the brokers are. */}}
{{- define "kyodo.kafka.bootstrap" -}}
{{- if .Values.evaluation.enabled -}}
{{ .Release.Name }}-embedded:9092
{{- else if .Values.kafka.bootstrap -}}
{{ .Values.kafka.bootstrap }}
{{- else -}}
{{ .Values.kafka.strimzi.cluster }}-kafka-bootstrap:9093
{{- end }}
{{- end }}

{{- define "kyodo.kafka.protocol" -}}
{{ .Values.evaluation.enabled | ternary "PLAINTEXT" .Values.kafka.security.protocol }}
{{- end }}

{{/* The Secret with the certificate authority of the brokers; empty where Java knows it. */}}
{{- define "kyodo.kafka.ca" -}}
{{- if hasSuffix "SSL" (include "kyodo.kafka.protocol" .) -}}
{{- if and .Values.kafka.strimzi.enabled (not .Values.kafka.ca.secret) -}}
{{ .Values.kafka.strimzi.cluster }}-cluster-ca-cert
{{- else -}}
{{ .Values.kafka.ca.secret }}
{{- end }}
{{- end }}
{{- end }}

{{/* The OpenID providers, as a list under "issuers". */}}
{{- define "kyodo.issuers" -}}
{{- if .Values.evaluation.enabled -}}
issuers: [{uri: "http://{{ .Release.Name }}-identity:8080", plainHttp: true}]
{{- else if .Values.auth.issuers -}}
{{ toYaml (dict "issuers" .Values.auth.issuers) }}
{{- else -}}
{{ toYaml (dict "issuers" (list (dict "uri" .Values.auth.issuer))) }}
{{- end }}
{{- end }}

{{/* Names the ConfigMap with the municipalities' settings; empty: the bundled ones. The hash gives each content its own, so a rollback finds the old one. */}}
{{- define "kyodo.presets" -}}
{{- with .Values.presets.files -}}
{{ $.Release.Name }}-presets-{{ toJson . | sha256sum | trunc 10 }}
{{- else -}}
{{ .Values.presets.existingConfigMap }}
{{- end }}
{{- end }}

{{/* The Secret with the keys of the evaluation. */}}
{{- define "kyodo.evaluation.secret" -}}
{{ .Values.evaluation.existingSecret | default (printf "%s-evaluation-keys" .Release.Name) }}
{{- end }}

{{/* The first host of the API; empty where no route is made. */}}
{{- define "kyodo.host" -}}
{{- if and .Values.routes.gateway.enabled .Values.routes.gateway.hostnames -}}
{{ first .Values.routes.gateway.hostnames }}
{{- else if .Values.routes.ingress.enabled -}}
{{ .Values.routes.ingress.host }}
{{- end }}
{{- end }}

{{/* Every component that has pods, as a list: the services and the programs beside them. */}}
{{- define "kyodo.components" -}}
{{- $components := include "kyodo.table" . | fromYaml | keys | sortAlpha -}}
{{- if .Values.evaluation.enabled -}}
{{- $components = concat $components (list "embedded" "identity") -}}
{{- if .Values.evaluation.journey }}{{ $components = append $components "journey" }}{{ end -}}
{{- else -}}
{{- if ne .Values.kafka.topics.by "strimzi" }}{{ $components = append $components "topics" }}{{ end -}}
{{- $components = append $components "check" -}}
{{- end -}}
{{ toYaml $components }}
{{- end }}
