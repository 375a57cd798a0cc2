{{/* What every pod has, Jobs and hooks too: it passes as "restricted" and knows nothing of the cluster. Takes {root, component}. */}}
{{- define "kyodo.pod" -}}
serviceAccountName: {{ include "kyodo.name" . }}
automountServiceAccountToken: false
# A Service called "kyodo" would else set KYODO_PORT=tcp://… in every pod.
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  {{- with .root.Values.securityContext.runAsUser }}
  runAsUser: {{ . | int64 }}
  runAsGroup: {{ . | int64 }}
  fsGroup: {{ . | int64 }}
  {{- end }}
  seccompProfile:
    type: RuntimeDefault
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- end }}

{{/* What every container has. Takes {root, image}. */}}
{{- define "kyodo.container" -}}
image: {{ include "kyodo.image" . }}
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop: [ALL]
{{- end }}

{{/* What a program for a while may use: a Job, a hook, an init container. */}}
{{- define "kyodo.resources.tools" -}}
requests:
  cpu: 50m
  memory: 256Mi
limits:
  memory: 256Mi
{{- end }}

{{/* Adds a certificate authority of the installation's own to those that Java knows. Takes {root}. */}}
{{- define "kyodo.truststore" -}}
{{- if .root.Values.trust.existingConfigMap }}
initContainers:
  - name: truststore
    {{- include "kyodo.container" (dict "root" .root "image" "tools") | nindent 4 }}
    args: [truststore, --add, /etc/kyodo/authority/ca.pem, --to, /etc/kyodo/trust/cacerts]
    resources:
      {{- include "kyodo.resources.tools" . | nindent 6 }}
    volumeMounts:
      - name: tmp
        mountPath: /tmp
      - name: authority
        mountPath: /etc/kyodo/authority
        readOnly: true
      - name: trust
        mountPath: /etc/kyodo/trust
{{- end }}
{{- end }}

{{/* Where pods of a component go: over zones and nodes, as far as there are some. */}}
{{- define "kyodo.spread" -}}
{{- range $key := list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
- maxSkew: 1
  topologyKey: {{ $key }}
  whenUnsatisfiable: ScheduleAnyway
  # Of one version only, else a rollout would count the pods that are about to go.
  matchLabelKeys: [pod-template-hash]
  labelSelector:
    matchLabels:
      {{- include "kyodo.selector" $ | nindent 6 }}
{{- end }}
{{- end }}
