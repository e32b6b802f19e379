package ingest.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON (RFC 8259) for headers: objects are maps, arrays lists, numbers Long or Double. */
public final class Json {
    private static final int MAXIMUM_DEPTH = 256;

    private final String text;
    private int at;
    private int depth;

    private Json(String text) {
        this.text = text;
    }

    /** @throws Refusal not a JSON object. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> parseObject(String text) throws Refusal {
        Object value = parse(text);
        if (value instanceof Map) {
            return (Map<String, Object>) value;
        }
        throw new Refusal("bad-request", "not a JSON object");
    }

    /** @throws Refusal not JSON. */
    public static Object parse(String text) throws Refusal {
        Json json = new Json(text);
        try {
            Object value = json.value();
            json.space();
            if (json.at < text.length()) {
                throw json.error();
            }
            return value;
        } catch (StringIndexOutOfBoundsException | NumberFormatException e) {
            throw json.error();
        }
    }

    public static String write(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Object value, StringBuilder out) {
        if (value instanceof CharSequence) {
            quote((CharSequence) value, out);
        } else if (value instanceof Map) {
            char before = '{';
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
                out.append(before);
                quote((CharSequence) entry.getKey(), out);
                out.append(':');
                write(entry.getValue(), out);
                before = ',';
            }
            out.append(before == '{' ? "{}" : "}");
        } else if (value instanceof Iterable) {
            char before = '[';
            for (Object item : (Iterable<?>) value) {
                out.append(before);
                write(item, out);
                before = ',';
            }
            out.append(before == '[' ? "[]" : "]");
        } else if (value instanceof Double && !Double.isFinite((Double) value) || value instanceof Float && !Float.isFinite((Float) value)) {
            out.append("null");
        } else {
            out.append(value);
        }
    }

    private static void quote(CharSequence value, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20 || Character.isSurrogate(c)) {
                // Escaped surrogates survive UTF-8 even when they are alone.
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private Object value() throws Refusal {
        space();
        char c = text.charAt(at);
        if (c == '{' || c == '[') {
            if (++depth > MAXIMUM_DEPTH) {
                throw error();
            }
            Object nested = c == '{' ? object() : array();
            depth--;
            return nested;
        }
        if (c == '"') {
            return string();
        }
        if (take("true")) {
            return Boolean.TRUE;
        }
        if (take("false")) {
            return Boolean.FALSE;
        }
        if (take("null")) {
            return null;
        }
        return number();
    }

    private Map<String, Object> object() throws Refusal {
        Map<String, Object> map = new LinkedHashMap<>();
        at++;
        space();
        if (take("}")) {
            return map;
        }
        do {
            space();
            String name = string();
            space();
            expect(":");
            map.put(name, value());
            space();
        } while (take(","));
        expect("}");
        return map;
    }

    private List<Object> array() throws Refusal {
        List<Object> list = new ArrayList<>();
        at++;
        space();
        if (take("]")) {
            return list;
        }
        do {
            list.add(value());
            space();
        } while (take(","));
        expect("]");
        return list;
    }

    private String string() throws Refusal {
        expect("\"");
        StringBuilder out = new StringBuilder();
        for (char c = text.charAt(at++); c != '"'; c = text.charAt(at++)) {
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char escaped = text.charAt(at++);
            int known = "\"\\/bfnrt".indexOf(escaped);
            if (known >= 0) {
                out.append("\"\\/\b\f\n\r\t".charAt(known));
            } else if (escaped == 'u') {
                out.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
                at += 4;
            } else {
                throw error();
            }
        }
        return out.toString();
    }

    private Object number() {
        int start = at;
        boolean whole = true;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            whole &= ".eE".indexOf(text.charAt(at)) < 0;
            at++;
        }
        String digits = text.substring(start, at);
        return whole ? (Object) Long.valueOf(digits) : (Object) Double.valueOf(digits);
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean take(String word) {
        if (text.startsWith(word, at)) {
            at += word.length();
            return true;
        }
        return false;
    }

    private void expect(String word) throws Refusal {
        if (!take(word)) {
            throw error();
        }
    }

    private Refusal error() {
        return new Refusal("bad-request", "not JSON at character " + at);
    }
}
