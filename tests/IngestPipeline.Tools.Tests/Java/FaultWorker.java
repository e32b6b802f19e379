import ingest.wire.WorkerLoop;

/** A worker that misbehaves when asked to. */
public final class FaultWorker {
    public static void main(String[] arguments) throws Exception {
        WorkerLoop.serve("fault-worker", "1", 2, (request, reply) -> {
            switch (request.text("method")) {
                case "crash":
                    System.err.println("falling over");
                    Runtime.getRuntime().halt(7);
                    break;
                case "hang":
                    Thread.sleep(Long.MAX_VALUE);
                    break;
                case "exhaust":
                    byte[][] held = new byte[1000][];
                    for (int i = 0; i < held.length; i++) {
                        held[i] = new byte[16 << 20];
                    }
                    break;
                case "print":
                    System.out.println("a library that prints");
                    break;
                default:
                    break;
            }
            reply.end(request.header());
        });
    }
}
