package ingest.wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Says hello, then serves requests from standard input until it is closed, which means that the parent is done or dead. */
public final class WorkerLoop {
    private static final int PROTOCOL = 1;
    private static final long STACK_BYTES = 16L << 20;

    private final Handler handler;
    private final DataOutputStream out;
    private final Map<Integer, Answer> open = new ConcurrentHashMap<>();

    private WorkerLoop(Handler handler, DataOutputStream out) {
        this.handler = handler;
        this.out = out;
    }

    /** Never returns. */
    public static void serve(String name, String version, int parallel, Handler handler) throws IOException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
        // A library that prints must not damage the frames.
        System.setOut(System.err);
        WorkerLoop loop = new WorkerLoop(handler, out);
        Map<String, Object> hello = new LinkedHashMap<>();
        hello.put("protocol", PROTOCOL);
        hello.put("worker", name);
        hello.put("version", version);
        loop.send(0, Frame.HELLO, hello, Reply.NOTHING, 0);
        int code = 0;
        try {
            loop.readRequests(parallel);
            handler.close();
        } catch (Throwable e) {
            code = 1;
            e.printStackTrace();
        }
        Runtime.getRuntime().halt(code);
    }

    private void readRequests(int parallel) throws IOException {
        ExecutorService executor = Executors.newFixedThreadPool(parallel, task -> {
            Thread thread = new Thread(null, task, "request", STACK_BYTES);
            thread.setDaemon(true);
            return thread;
        });
        DataInputStream in = new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in), 1 << 16));
        Frame frame;
        while ((frame = Frame.read(in)) != null) {
            if (frame.kind == Frame.CANCEL) {
                Answer answer = open.get(frame.request);
                if (answer != null) {
                    answer.cancelled = true;
                }
            } else if (frame.kind == Frame.REQUEST) {
                Frame request = frame;
                Answer answer = new Answer(request.request);
                open.put(request.request, answer);
                executor.execute(() -> answer(request, answer));
            }
        }
    }

    private void answer(Frame frame, Answer answer) {
        try {
            handler.handle(new Request(Json.parseObject(new String(frame.header, StandardCharsets.UTF_8)), frame.body), answer);
            if (!answer.ended) {
                answer.end(new LinkedHashMap<>());
            }
        } catch (Refusal e) {
            answer.fail(e.code(), e.getMessage());
        } catch (OutOfMemoryError e) {
            answer.fail("worker-memory", "heap exhausted");
        } catch (StackOverflowError e) {
            answer.fail("worker-stack", "nested too deeply");
        } catch (Throwable e) {
            e.printStackTrace();
            answer.fail("worker-error", String.valueOf(e));
        } finally {
            open.remove(frame.request);
        }
    }

    private void send(int request, byte kind, Object header, byte[] body, int bodyLength) throws IOException {
        byte[] json = Json.write(header).getBytes(StandardCharsets.UTF_8);
        synchronized (out) {
            Frame.write(out, request, kind, json, body, bodyLength);
        }
    }

    private final class Answer implements Reply {
        private final int request;
        private volatile boolean cancelled;
        private volatile boolean ended;

        Answer(int request) {
            this.request = request;
        }

        @Override
        public void part(Object header, byte[] body, int bodyLength) throws IOException {
            if (!cancelled) {
                send(request, Frame.PART, header, body, bodyLength);
            }
        }

        @Override
        public void end(Object header, byte[] body, int bodyLength) throws IOException {
            ended = true;
            send(request, Frame.END, header, body, bodyLength);
        }

        @Override
        public boolean cancelled() {
            return cancelled;
        }

        void fail(String code, String message) {
            Map<String, Object> header = new LinkedHashMap<>();
            header.put("code", code);
            header.put("message", message == null ? "" : message);
            try {
                ended = true;
                send(request, Frame.ERROR, header, NOTHING, 0);
            } catch (IOException e) {
                // Nobody listens any more; the end of standard input will say so.
                e.printStackTrace();
            }
        }
    }
}
