package ingest.index;

import java.util.Iterator;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Tokens that the caller has already made. */
final class Tokens {
    /** Before the token of the next position; several in a row leave positions empty. */
    static final char NEXT = ' ';

    /** Before a further token of the same position. */
    static final char SAME = '\u001f';

    private Tokens() {
    }

    /** The tokens of an encoded field: {@code a b SAME c}, first position without a mark. */
    static TokenStream of(String encoded) {
        return new Encoded(encoded);
    }

    static TokenStream of(Set<String> terms) {
        return new Terms(terms);
    }

    static void collect(String encoded, Set<String> into) {
        int start = 0;
        for (int i = 0; i <= encoded.length(); i++) {
            if (i == encoded.length() || encoded.charAt(i) == NEXT || encoded.charAt(i) == SAME) {
                if (i > start) {
                    into.add(encoded.substring(start, i));
                }
                start = i + 1;
            }
        }
    }

    private static final class Encoded extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
        private final String encoded;
        private int at;
        private int step;

        Encoded(String encoded) {
            this.encoded = encoded;
        }

        @Override
        public void reset() {
            at = 0;
            step = 1;
        }

        @Override
        public boolean incrementToken() {
            clearAttributes();
            while (at < encoded.length()) {
                char c = encoded.charAt(at);
                if (c == NEXT) {
                    step++;
                    at++;
                } else if (c == SAME) {
                    at++;
                } else {
                    int end = at;
                    while (end < encoded.length() && encoded.charAt(end) != NEXT && encoded.charAt(end) != SAME) {
                        end++;
                    }
                    term.append(encoded, at, end);
                    increment.setPositionIncrement(step);
                    step = 0;
                    at = end;
                    return true;
                }
            }
            return false;
        }
    }

    private static final class Terms extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final Set<String> terms;
        private Iterator<String> next;

        Terms(Set<String> terms) {
            this.terms = terms;
        }

        @Override
        public void reset() {
            next = terms.iterator();
        }

        @Override
        public boolean incrementToken() {
            if (!next.hasNext()) {
                return false;
            }
            clearAttributes();
            term.append(next.next());
            return true;
        }
    }
}
