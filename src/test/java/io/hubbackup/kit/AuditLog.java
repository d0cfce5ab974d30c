package io.hubbackup.kit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What was asked of an API server, by whom. */
public interface AuditLog {

    /** A place in the log, to read on from. */
    record Mark(long offset) {

        /** The beginning of the log. */
        public static final Mark START = new Mark(0);
    }

    /** The present end of the log. */
    Mark mark();

    /** All requests answered since then that this condition holds for; a real API server writes them down a moment later. */
    List<AuditRecord> since(Mark mark, Predicate<AuditRecord> wanted);

    /** Requests by {@link AuditRecord#call()}, with their number. */
    static Map<String, Long> count(List<AuditRecord> records) {
        return records.stream().collect(Collectors.groupingBy(AuditRecord::call, TreeMap::new, Collectors.counting()));
    }

    /** Those of one client, by the beginning of its user agent. */
    static Predicate<AuditRecord> by(String userAgent) {
        return record -> record.userAgent().startsWith(userAgent);
    }

    /** Those on one resource, as {@code resource.group}. */
    static Predicate<AuditRecord> on(String resourceAndGroup) {
        return record -> record.resourceAndGroup().equals(resourceAndGroup);
    }
}
