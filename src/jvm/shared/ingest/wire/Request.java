package ingest.wire;

import java.util.Map;

/** What is asked: a JSON object and bytes beside it. */
public final class Request {
    private final Map<String, Object> header;
    private final byte[] body;

    Request(Map<String, Object> header, byte[] body) {
        this.header = header;
        this.body = body;
    }

    public Map<String, Object> header() {
        return header;
    }

    public byte[] body() {
        return body;
    }

    /** @throws Refusal the member is missing or no string. */
    public String text(String name) throws Refusal {
        Object value = header.get(name);
        if (value instanceof String) {
            return (String) value;
        }
        throw new Refusal("bad-request", "“" + name + "” is missing or no string");
    }

    /** A number as JSON gives it, or the other value where there is none. */
    public int integer(String name, int otherwise) {
        Object value = header.get(name);
        return value instanceof Number ? ((Number) value).intValue() : otherwise;
    }
}
