/** Strict schemas of the Kubernetes objects and the compose file that we ship: an unknown or misspelt member is an error. */
import { z } from 'zod';

const labels = z.record(z.string(), z.string());
const metadata = z.strictObject({ name: z.string(), labels: labels.optional(), annotations: labels.optional() });

const probe = z.strictObject({
  httpGet: z.strictObject({ path: z.enum(['/healthz', '/readyz']), port: z.string() }),
  periodSeconds: z.int().positive(),
  timeoutSeconds: z.int().positive().optional(),
  failureThreshold: z.int().positive().optional(),
});

const quantities = z.strictObject({
  cpu: z
    .string()
    .regex(/^\d+m?$/)
    .optional(),
  memory: z.string().regex(/^\d+(Mi|Gi)$/),
});

/** Pod Security Standard "restricted", as far as a container states it. */
const restrictedContainer = z.strictObject({
  allowPrivilegeEscalation: z.literal(false),
  readOnlyRootFilesystem: z.literal(true),
  capabilities: z.strictObject({ drop: z.tuple([z.literal('ALL')]) }),
});

/** Pod Security Standard "restricted", as far as a pod states it. */
const restrictedPod = z.strictObject({
  runAsNonRoot: z.literal(true),
  runAsUser: z.int().min(1000),
  runAsGroup: z.int().min(1000),
  fsGroup: z.int().min(1000),
  seccompProfile: z.strictObject({ type: z.literal('RuntimeDefault') }),
});

const named = z.strictObject({ name: z.string() });

const container = z.strictObject({
  name: z.string(),
  image: z.string().regex(/^[a-z0-9./-]+:[0-9][\w.-]*$/, 'a fixed tag'),
  imagePullPolicy: z.enum(['IfNotPresent', 'Always']),
  env: z.array(z.strictObject({ name: z.string(), value: z.string() })).optional(),
  envFrom: z.array(z.union([z.strictObject({ configMapRef: named }), z.strictObject({ secretRef: named })])),
  ports: z.array(z.strictObject({ name: z.string(), containerPort: z.int().min(1024).max(65535) })),
  securityContext: restrictedContainer,
  resources: z.strictObject({ requests: quantities, limits: quantities }),
  startupProbe: probe,
  livenessProbe: probe,
  readinessProbe: probe,
  volumeMounts: z.array(z.strictObject({ name: z.string(), mountPath: z.string() })),
});

/** apps/v1 Deployment. */
export const deploymentSchema = z.strictObject({
  apiVersion: z.literal('apps/v1'),
  kind: z.literal('Deployment'),
  metadata,
  spec: z.strictObject({
    replicas: z.int().positive(),
    selector: z.strictObject({ matchLabels: labels }),
    strategy: z.strictObject({
      type: z.literal('RollingUpdate'),
      rollingUpdate: z.strictObject({ maxUnavailable: z.int(), maxSurge: z.int() }),
    }),
    template: z.strictObject({
      metadata: z.strictObject({ labels, annotations: labels.optional() }),
      spec: z.strictObject({
        serviceAccountName: z.string(),
        automountServiceAccountToken: z.literal(false),
        terminationGracePeriodSeconds: z.int().min(45),
        securityContext: restrictedPod,
        containers: z.array(container).length(1),
        volumes: z.array(z.strictObject({ name: z.string(), emptyDir: z.strictObject({}) })),
      }),
    }),
  }),
});

/** Every object that the base renders. */
export const kubernetesObject = z.discriminatedUnion('kind', [
  deploymentSchema,
  z.strictObject({
    apiVersion: z.literal('v1'),
    kind: z.literal('Service'),
    metadata,
    spec: z.strictObject({
      selector: labels,
      ports: z.array(z.strictObject({ name: z.string(), port: z.int(), targetPort: z.string() })),
    }),
  }),
  z.strictObject({ apiVersion: z.literal('v1'), kind: z.literal('ConfigMap'), metadata, data: labels }),
  z.strictObject({
    apiVersion: z.literal('v1'),
    kind: z.literal('ServiceAccount'),
    metadata,
    automountServiceAccountToken: z.literal(false),
  }),
]);

const composeService = z.strictObject({
  image: z
    .string()
    .regex(/:[\w.-]*\d/, 'a fixed tag')
    .optional(),
  build: z.strictObject({ context: z.string(), dockerfile: z.string() }).optional(),
  restart: z.string().optional(),
  read_only: z.boolean().optional(),
  tmpfs: z.array(z.string()).optional(),
  cap_drop: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
  stop_grace_period: z.string().optional(),
  depends_on: z
    .record(z.string(), z.strictObject({ condition: z.enum(['service_healthy', 'service_completed_successfully']) }))
    .optional(),
  environment: labels.optional(),
  ports: z.array(z.string().regex(/^127\.0\.0\.1:\d+:\d+$/, 'published on loopback only')).optional(),
  deploy: z.strictObject({ replicas: z.int() }).optional(),
  command: z.array(z.string()).optional(),
  volumes: z.array(z.string()).optional(),
  healthcheck: z
    .strictObject({ test: z.array(z.string()), interval: z.string(), timeout: z.string(), retries: z.int() })
    .optional(),
});

/** docker-compose.yml, merge keys resolved, `x-` members left out. */
export const composeSchema = z.strictObject({
  name: z.string(),
  services: z.record(z.string(), composeService),
  volumes: z.record(z.string(), z.strictObject({})),
});
