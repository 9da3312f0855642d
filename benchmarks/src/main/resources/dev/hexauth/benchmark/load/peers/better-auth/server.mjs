// Two processes behind one port; with the argument "migrate" it creates the tables instead.
import cluster from 'node:cluster';

if (process.argv[2] === 'migrate') {
  const { migrate } = await import('./auth.mjs');
  await migrate();
  process.exit();
} else if (cluster.isPrimary) {
  cluster.fork();
  cluster.fork();
  process.on('SIGTERM', () => process.exit());
} else {
  const { createServer } = await import('node:http');
  const { handler } = await import('./auth.mjs');
  createServer(handler).listen(process.env.PORT, '127.0.0.1');
}
