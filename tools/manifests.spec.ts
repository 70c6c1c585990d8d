import { validate } from 'dockerfile-utils';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { composeSchema, deploymentSchema, kubernetesObject } from './deployment-schema';

const ROOT = join(__dirname, '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

function kustomize(folder: string): unknown[] {
  const rendered = execFileSync('kubectl', ['kustomize', join(ROOT, folder)], { encoding: 'utf8' });
  return parseAllDocuments(rendered).map((document) => document.toJS() as unknown);
}

describe.each(['base', 'overlays/production'])('kubernetes %s', (folder) => {
  const objects = kustomize(`deploy/kubernetes/${folder}`);
  const deployments = objects.flatMap((object) => {
    const parsed = deploymentSchema.safeParse(object);
    return parsed.success ? [parsed.data] : [];
  });

  it('renders objects that satisfy the schemas and the restricted pod security standard', () => {
    for (const object of objects) expect(() => kubernetesObject.parse(object)).not.toThrow();
    expect(deployments.map((deployment) => deployment.metadata.name).sort()).toEqual(['sim-api', 'sim-worker']);
  });

  it('selects its own pods and points its probes at declared ports', () => {
    for (const { spec } of deployments) {
      expect(spec.template.metadata.labels).toMatchObject(spec.selector.matchLabels);
      const [container] = spec.template.spec.containers;
      const ports = container?.ports.map((port) => port.name);
      expect(ports).toContain(container?.livenessProbe.httpGet.port);
      expect(ports).toContain(container?.readinessProbe.httpGet.port);
    }
  });
});

it('the kubernetes schema refuses a misspelt member and a privileged container', () => {
  const [deployment] = kustomize('deploy/kubernetes/base').filter(
    (object) => deploymentSchema.safeParse(object).success,
  );
  const text = JSON.stringify(deployment);
  const broken = [
    text.replace('"replicas"', '"replica"'),
    text.replace('"allowPrivilegeEscalation":false', '"allowPrivilegeEscalation":true'),
  ];
  for (const other of broken) {
    expect(other).not.toEqual(text);
    expect(deploymentSchema.safeParse(JSON.parse(other)).success).toBe(false);
  }
});

describe('docker-compose.yml', () => {
  const {
    'x-platform': _platform,
    'x-environment': _environment,
    ...compose
  } = parse(read('docker-compose.yml'), {
    merge: true,
  }) as Record<string, unknown>;
  const parsed = composeSchema.parse(compose);

  it('builds from Dockerfiles that exist and waits for services that exist', () => {
    for (const service of Object.values(parsed.services)) {
      if (service.build) expect(existsSync(join(ROOT, service.build.dockerfile))).toBe(true);
      for (const needed of Object.keys(service.depends_on ?? {})) expect(parsed.services).toHaveProperty(needed);
    }
  });

  it('runs Redis with an append-only file and without eviction', () => {
    expect(parsed.services['redis']?.command?.join(' ')).toContain('--appendonly yes --maxmemory-policy noeviction');
  });

  it('takes every secret from the environment file', () => {
    const example = read('deploy/compose.env.example');
    const required = [...read('docker-compose.yml').matchAll(/\$\{([A-Z0-9_]+):\?/g)].map((match) => match[1] ?? '');
    expect(new Set(required).size).toBeGreaterThan(2);
    for (const name of required) expect(example).toContain(`${name}=`);
  });
});

describe.each(['api', 'worker'])('Dockerfile.%s', (app) => {
  const text = read(`Dockerfile.${app}`);
  const stages = text.split(/^(?=FROM )/m).filter((stage) => stage.startsWith('FROM '));
  const last = stages.at(-1) ?? '';

  it('is a valid Dockerfile', () => {
    expect(validate(text)).toEqual([]);
    expect(validate('FROM node\nRUM npm ci\n')).not.toEqual([]);
  });

  it('has several stages on Node 24, the last without build tools or development dependencies', () => {
    expect(stages.length).toBeGreaterThanOrEqual(3);
    for (const stage of stages) expect(stage).toMatch(/^FROM node:24\.\d+-/);
    expect(stages[1]).toContain(`npm ci --omit=dev --workspace=apps/${app}`);
    expect(last).not.toMatch(/^(RUN|ADD) /m);
  });

  it('runs as an unprivileged numeric user, with the entry point of the build', () => {
    expect(last).toMatch(/^USER [1-9]\d{3,}:[1-9]\d{3,}$/m);
    const entry = /"(dist\/[^"]+)\.js"/.exec(last)?.[1] ?? '';
    expect(existsSync(join(ROOT, `${entry.replace(/^dist\//, '')}.ts`))).toBe(true);
  });
});
