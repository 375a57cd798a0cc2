{{- define "kyodo-backing.labels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/part-of: kyodo
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version | replace "+" "_" }}
{{- end }}

{{- define "kyodo-backing.checks" -}}
{{- if eq (mod (int .Values.mongodb.members) 2) 0 }}{{ fail (printf "mongodb.members: %d (expected: an odd number, so that one half can outvote the other)" (int .Values.mongodb.members)) }}{{ end -}}
{{- end }}
