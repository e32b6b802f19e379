package ingest.index;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Values picked in the facets; an empty set asks nothing. */
final class Filters {
    final Set<Integer> years = new HashSet<>();
    final Set<String> types = new HashSet<>();
    final Set<String> issuers = new HashSet<>();
    final Set<Integer> roles = new HashSet<>();

    Filters(Map<String, Object> header) {
        numbers(header.get("years"), years);
        numbers(header.get("roles"), roles);
        texts(header.get("types"), types);
        texts(header.get("issuers"), issuers);
    }

    private static void numbers(Object list, Set<Integer> into) {
        if (list instanceof List) {
            for (Object value : (List<?>) list) {
                into.add(((Number) value).intValue());
            }
        }
    }

    private static void texts(Object list, Set<String> into) {
        if (list instanceof List) {
            for (Object value : (List<?>) list) {
                into.add(String.valueOf(value));
            }
        }
    }
}
