{{/*
The volumes from which a program takes its secrets, as files with the name of the setting that they are, under /etc/kyodo/secrets, and what belongs to its
connections under /etc/kyodo/kafka and /etc/kyodo/mongodb. Takes {root, component, facts}; facts are missing for a program beside the services, which logs in as
"topics".
*/}}
{{- define "kyodo.secrets.sources" -}}
{{- $values := .root.Values -}}
{{- $protocol := include "kyodo.kafka.protocol" .root -}}
{{- $service := empty .facts | ternary "topics" .component -}}
{{- if ne $protocol "PLAINTEXT" }}
- secret:
    name: {{ include "kyodo.of" (dict "pattern" $values.kafka.credentials.secret "service" $service) }}
    items:
      {{- if eq $protocol "SASL_SSL" }}
      - key: {{ include "kyodo.of" (dict "pattern" $values.kafka.credentials.jaasKey "service" $service) }}
        path: kyodo.kafka.sasl.jaas.config
      {{- else }}
      - key: {{ include "kyodo.of" (dict "pattern" $values.kafka.credentials.passwordKey "service" $service) }}
        path: kyodo.kafka.ssl.keystore.password
      {{- end }}
{{- end }}
{{- if .facts }}
{{- if not $values.evaluation.enabled }}
- secret:
    name: {{ include "kyodo.of" (dict "pattern" $values.mongodb.credentials.secret "service" .component) }}
    items:
      - key: {{ include "kyodo.of" (dict "pattern" $values.mongodb.credentials.uriKey "service" .component) }}
        path: kyodo.mongodb.uri
{{- end }}
{{- if .facts.masterKey }}
{{- $key := index $values.keys .component }}
- secret:
    name: {{ $values.evaluation.enabled | ternary (include "kyodo.evaluation.secret" .root) $key.secret }}
    items:
      - key: {{ $values.evaluation.enabled | ternary .component $key.key }}
        path: kyodo.{{ .component }}.master-key
{{- end }}
{{- end }}
{{- end }}

{{/* What of a connection to Kafka is a file of its own. */}}
{{- define "kyodo.kafka.sources" -}}
{{- with include "kyodo.kafka.ca" .root }}
- secret:
    name: {{ . }}
    items:
      - key: {{ $.root.Values.kafka.ca.key }}
        path: ca.pem
{{- end }}
{{- if eq (include "kyodo.kafka.protocol" .root) "SSL" }}
{{- $service := empty .facts | ternary "topics" .component }}
- secret:
    name: {{ include "kyodo.of" (dict "pattern" .root.Values.kafka.credentials.secret "service" $service) }}
    items:
      - key: {{ include "kyodo.of" (dict "pattern" .root.Values.kafka.credentials.keystoreKey "service" $service) }}
        path: keystore.p12
{{- end }}
{{- end }}

{{- define "kyodo.volumes" -}}
{{- $values := .root.Values -}}
- name: tmp
  emptyDir:
    sizeLimit: 64Mi
{{- with include "kyodo.secrets.sources" . }}
- name: secrets
  projected:
    sources:
      {{- . | trim | nindent 6 }}
{{- end }}
{{- with include "kyodo.kafka.sources" . }}
- name: kafka
  projected:
    sources:
      {{- . | trim | nindent 6 }}
{{- end }}
{{- if .facts }}
{{- if and (not $values.evaluation.enabled) $values.mongodb.ca.secret }}
- name: mongodb
  secret:
    secretName: {{ $values.mongodb.ca.secret }}
    items:
      - key: {{ $values.mongodb.ca.key }}
        path: ca.pem
{{- end }}
{{- end }}
{{- if include "kyodo.presets.of" . }}
- name: presets
  configMap:
    name: {{ include "kyodo.presets" .root }}
{{- end }}
{{- if $values.trust.existingConfigMap }}
- name: authority
  configMap:
    name: {{ $values.trust.existingConfigMap }}
    items:
      - key: {{ $values.trust.key }}
        path: ca.pem
- name: trust
  emptyDir:
    sizeLimit: 4Mi
{{- end }}
{{- end }}

{{- define "kyodo.mounts" -}}
{{- $values := .root.Values -}}
- name: tmp
  mountPath: /tmp
{{- if include "kyodo.secrets.sources" . }}
- name: secrets
  mountPath: /etc/kyodo/secrets
  readOnly: true
{{- end }}
{{- if include "kyodo.kafka.sources" . }}
- name: kafka
  mountPath: /etc/kyodo/kafka
  readOnly: true
{{- end }}
{{- if .facts }}
{{- if and (not $values.evaluation.enabled) $values.mongodb.ca.secret }}
- name: mongodb
  mountPath: /etc/kyodo/mongodb
  readOnly: true
{{- end }}
{{- end }}
{{- if include "kyodo.presets.of" . }}
- name: presets
  mountPath: /etc/kyodo/presets
  readOnly: true
{{- end }}
{{- if $values.trust.existingConfigMap }}
- name: trust
  mountPath: /etc/kyodo/trust
  readOnly: true
{{- end }}
{{- end }}

{{/* Whether a program reads the municipalities' settings: a service, and the check that compares. */}}
{{- define "kyodo.presets.of" -}}
{{- if and (or .facts (eq .component "check")) (include "kyodo.presets" .root) }}yes{{ end }}
{{- end }}
