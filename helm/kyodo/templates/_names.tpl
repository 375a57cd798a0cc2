{{/* The name of a component's resources: <release>-<component>. Takes {root, component}. */}}
{{- define "kyodo.name" -}}
{{ .root.Release.Name }}-{{ .component }}
{{- end }}

{{/* What selects a component's pods. It never changes: a Deployment's selector cannot. */}}
{{- define "kyodo.selector" -}}
app.kubernetes.io/name: kyodo
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{/* Labels of a resource, not of a pod: with the version in them every upgrade would replace all pods. */}}
{{- define "kyodo.labels" -}}
{{ include "kyodo.selector" . }}
app.kubernetes.io/part-of: kyodo
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ .root.Chart.Name }}-{{ .root.Chart.Version | replace "+" "_" }}
{{- end }}

{{/* The image of a component, by digest where one is given. Takes {root, image}. */}}
{{- define "kyodo.image" -}}
{{- $image := .root.Values.image -}}
{{- with index $image.digests .image -}}
{{ $image.repository }}/{{ $.image }}@{{ . }}
{{- else -}}
{{ $image.repository }}/{{ .image }}:{{ $image.tag | default .root.Chart.AppVersion }}
{{- end }}
{{- end }}

{{/* A pattern such as kyodo-{service} for one service. Takes {pattern, service}. */}}
{{- define "kyodo.of" -}}
{{ .pattern | replace "{service}" .service }}
{{- end }}
