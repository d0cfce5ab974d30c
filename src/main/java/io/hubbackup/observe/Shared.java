package io.hubbackup.observe;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Lists that thousands of objects have in common, each of them once in memory. */
final class Shared {

    /** A hub has a few dozen of them; whoever writes more of his own does not get them shared. */
    private static final int MOST = 1_000;

    private static final ConcurrentMap<List<String>, List<String>> LISTS = new ConcurrentHashMap<>();

    private Shared() {}

    static List<String> list(List<String> texts) {
        var known = LISTS.get(texts);
        if (known != null || LISTS.size() >= MOST) {
            return known == null ? texts : known;
        }
        var copy = texts.stream().map(String::intern).toList();
        LISTS.put(copy, copy);
        return copy;
    }
}
