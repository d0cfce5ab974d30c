package io.hubbackup.demo.velero.archive;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/** What is wrong with a list of what is wanted and a list of what is not, in Velero's words. */
final class Contradictions {

    private Contradictions() {}

    static Set<String> between(Collection<String> wanted, Collection<String> unwanted) {
        var found = new LinkedHashSet<String>();
        if (wanted.size() > 1 && wanted.contains(Names.ALL)) {
            found.add("includes list must either contain '*' only, or a non-empty list of items");
        }
        if (unwanted.contains(Names.ALL)) {
            found.add("excludes list cannot contain '*'");
        }
        new TreeSet<>(unwanted)
                .stream()
                        .filter(wanted::contains)
                        .forEach(both ->
                                found.add("excludes list cannot contain an item in the includes list: " + both));
        return found;
    }
}
