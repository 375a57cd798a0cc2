{{/* How any of our programs reaches Kafka, without the login: variables with their values. */}}
{{- define "kyodo.env.kafka" -}}
KYODO_KAFKA_BOOTSTRAP: {{ include "kyodo.kafka.bootstrap" . | quote }}
{{- $protocol := include "kyodo.kafka.protocol" . }}
{{- if ne $protocol "PLAINTEXT" }}
KYODO_KAFKA_SECURITY_PROTOCOL: {{ $protocol }}
{{- if eq $protocol "SASL_SSL" }}
KYODO_KAFKA_SASL_MECHANISM: {{ .Values.kafka.security.mechanism }}
{{- else }}
KYODO_KAFKA_SSL_KEYSTORE_TYPE: PKCS12
KYODO_KAFKA_SSL_KEYSTORE_LOCATION: /etc/kyodo/kafka/keystore.p12
{{- end }}
{{- if include "kyodo.kafka.ca" . }}
KYODO_KAFKA_SSL_TRUSTSTORE_TYPE: PEM
KYODO_KAFKA_SSL_TRUSTSTORE_LOCATION: /etc/kyodo/kafka/ca.pem
{{- end }}
{{- end }}
{{- end }}

{{/* The variables of a service with their values; "env" of its settings wins. Nothing secret: secrets are files. Takes {root, component, facts, settings}. */}}
{{- define "kyodo.env.service" -}}
{{- $values := .root.Values -}}
{{- $env := include "kyodo.env.kafka" .root | fromYaml -}}
{{- $_ := set $env "KYODO_PROFILE" ($values.evaluation.enabled | ternary "trial" "production") -}}
{{- $_ := set $env "KYODO_MANAGEMENT_PORT" "8081" -}}
{{- if include "kyodo.secrets.sources" . }}{{ $_ := set $env "SPRING_CONFIG_IMPORT" "configtree:/etc/kyodo/secrets/" }}{{ end -}}
{{- $_ := set $env "KYODO_LOG_FORMAT" $values.observability.logging.format -}}
{{- $_ := set $env "KYODO_LOG_LEVEL" $values.observability.logging.level -}}
{{- with $values.municipalities }}{{ $_ := set $env "KYODO_MUNICIPALITIES" (join "," .) }}{{ end -}}
{{- if include "kyodo.presets" .root }}{{ $_ := set $env "KYODO_PRESETS" "/etc/kyodo/presets" }}{{ end -}}
{{- range $i, $issuer := (include "kyodo.issuers" .root | fromYaml).issuers -}}
{{- $prefix := printf "KYODO_ISSUERS_%d_" $i -}}
{{- $_ := set $env (print $prefix "URI") $issuer.uri -}}
{{- with $issuer.municipalities }}{{ $_ := set $env (print $prefix "MUNICIPALITIES") (join "," .) }}{{ end -}}
{{- with $issuer.jwkSetUri }}{{ $_ := set $env (print $prefix "JWKSETURI") . }}{{ end -}}
{{- with $issuer.algorithms }}{{ $_ := set $env (print $prefix "ALGORITHMS") (join "," .) }}{{ end -}}
{{- if $issuer.plainHttp }}{{ $_ := set $env (print $prefix "PLAINHTTP") "true" }}{{ end -}}
{{- if $issuer.plainJwt }}{{ $_ := set $env (print $prefix "PLAINJWT") "true" }}{{ end -}}
{{- end -}}
{{- if or $values.routes.gateway.enabled $values.routes.ingress.enabled }}{{ $_ := set $env "KYODO_FORWARDED_HEADERS" "native" }}{{ end -}}
{{- with $values.observability.tracing.endpoint -}}
{{- $_ := set $env "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT" . -}}
{{- $_ := set $env "KYODO_TRACING_SAMPLING" (toString $values.observability.tracing.sampling) -}}
{{- end -}}
{{- if and (not $values.evaluation.enabled) $values.mongodb.ca.secret -}}
{{- $_ := set $env "SPRING_MONGODB_SSL_BUNDLE" "mongodb" -}}
{{- $_ := set $env "SPRING_SSL_BUNDLE_PEM_MONGODB_TRUSTSTORE_CERTIFICATE" "/etc/kyodo/mongodb/ca.pem" -}}
{{- end -}}
{{- $options := list -}}
{{- if $values.trust.existingConfigMap }}{{ $options = append $options (include "kyodo.env.trust" .root) }}{{ end -}}
{{- with .settings.jvmOptions }}{{ $options = append $options . }}{{ end -}}
{{- with $options }}{{ $_ := set $env "JAVA_TOOL_OPTIONS" (join " " .) }}{{ end -}}
{{- if .facts.documents }}{{ with $values.documents.scanner }}{{ $_ := set $env "KYODO_DOCUMENTS_SCANNER" . }}{{ end }}{{ end -}}
{{- if .facts.webhooks -}}
{{- with $values.webhooks.origin | default (include "kyodo.host" .root) }}{{ $_ := set $env "KYODO_WEBHOOK_ORIGIN" . }}{{ end -}}
{{- $_ := set $env "KYODO_WEBHOOK_PORTS" (join "," $values.webhooks.ports) -}}
{{- range $municipality, $hosts := $values.webhooks.reach }}{{ $_ := set $env (print "KYODO_WEBHOOK_REACH_" $municipality) (join "," $hosts) }}{{ end -}}
{{- end -}}
{{- if $values.evaluation.enabled -}}
{{- $_ := set $env "KYODO_MONGODB_URI" (printf "mongodb://%s-embedded:27017" .root.Release.Name) -}}
{{- $_ := set $env "KYODO_CLOCK_MOVABLE" "true" -}}
{{- $_ := set $env "KYODO_RATE_ADDRESS" "0" -}}
{{- $_ := set $env "KYODO_RATE_ACCOUNT" "0" -}}
{{- if .facts.webhooks }}{{ $_ := set $env "KYODO_WEBHOOK_ALLOW_PRIVATE" "true" }}{{ end -}}
{{- end -}}
{{- range $variable, $value := .settings.env }}{{ $_ := set $env $variable (toString $value) }}{{ end -}}
{{ toYaml $env }}
{{- end }}

{{/* A map of variables as a container takes them, in the order of their names. */}}
{{- define "kyodo.env.list" -}}
{{- range $variable, $value := . }}
- name: {{ $variable }}
  value: {{ $value | quote }}
{{- end }}
{{- end }}

{{/* The options by which Java believes an authority of the installation's own. What is in a trust store is public, so its password is no secret. */}}
{{- define "kyodo.env.trust" -}}
-Djavax.net.ssl.trustStore=/etc/kyodo/trust/cacerts -Djavax.net.ssl.trustStorePassword=changeit
{{- end }}

{{/* The variables of a program beside the services. Takes {root, component}. */}}
{{- define "kyodo.env.tools" -}}
{{- $env := include "kyodo.env.kafka" .root | fromYaml -}}
{{- if include "kyodo.secrets.sources" . }}{{ $_ := set $env "SPRING_CONFIG_IMPORT" "configtree:/etc/kyodo/secrets/" }}{{ end -}}
{{- if .root.Values.trust.existingConfigMap }}{{ $_ := set $env "JAVA_TOOL_OPTIONS" (include "kyodo.env.trust" .root) }}{{ end -}}
{{- include "kyodo.env.list" $env }}
{{- end }}

{{/* Where the services are, for a program beside them. */}}
{{- define "kyodo.env.addresses" -}}
{{- range $component, $_ := include "kyodo.table" . | fromYaml }}
- name: KYODO_{{ upper $component }}_URL
  value: http://{{ include "kyodo.name" (dict "root" $ "component" $component) }}:8080
{{- end }}
{{- end }}
