package io.hubbackup.demo.velero;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The line in which Backups wait for their turn: those that are new go to its end, the first that is in nobody's way leaves it. */
final class Queue {

    private static final String POSITION = "queuePosition";

    private final VeleroApi api;
    private final Detail detail;

    Queue(VeleroApi api, Detail detail) {
        this.api = api;
        this.detail = detail;
    }

    /** Takes in those that are new. */
    void takeIn() {
        if (detail == Detail.COARSE) {
            return;
        }
        var last = waiting().mapToInt(Queue::position).max().orElse(0);
        for (var backup : news().toList()) {
            last++;
            write(backup, Phase.QUEUED, last);
        }
    }

    /** Lets the next one leave, ready to start; empty where nobody can. */
    Optional<Item> next() {
        var line = (detail == Detail.COARSE ? news() : waiting()).toList();
        var running = api.list(Kind.BACKUP).stream()
                .filter(backup -> backup.is(Phase.READY) || backup.is(Phase.IN_PROGRESS))
                .toList();
        var next = running.isEmpty() ? line.stream().findFirst() : unhindered(line, running);
        return detail == Detail.COARSE ? next : next.map(first -> leave(first, line));
    }

    /** The first that shares no namespace with one that is before it. */
    private Optional<Item> unhindered(List<Item> line, List<Item> running) {
        if (line.isEmpty()) {
            return Optional.empty();
        }
        var namespaces = NamespaceChoice.existing(api.client());
        return line.stream()
                .filter(backup -> Stream.concat(running.stream(), line.stream().takeWhile(other -> other != backup))
                        .noneMatch(before -> NamespaceChoice.of(backup, namespaces)
                                .overlaps(NamespaceChoice.of(before, namespaces))))
                .findFirst();
    }

    private Item leave(Item first, List<Item> line) {
        var ready = write(first, Phase.READY, 0);
        int position = 0;
        for (var other : line) {
            if (other != first) {
                position++;
                if (position(other) != position) {
                    write(other, Phase.QUEUED, position);
                }
            }
        }
        return ready;
    }

    private Stream<Item> news() {
        return api.list(Kind.BACKUP).stream()
                .filter(Item::isNew)
                .sorted(Comparator.comparing(Item::created).thenComparing(Item::name));
    }

    private Stream<Item> waiting() {
        return api.list(Kind.BACKUP).stream()
                .filter(backup -> backup.is(Phase.QUEUED))
                .sorted(Comparator.comparing(Queue::position).thenComparing(Item::name));
    }

    private static int position(Item backup) {
        return backup.number("status", POSITION);
    }

    /** @param position 0 where it has none */
    private Item write(Item backup, String phase, int position) {
        var status = new HashMap<String, Object>();
        status.put("phase", phase);
        status.put(POSITION, position == 0 ? null : position);
        return api.patchStatus(Kind.BACKUP, backup, status);
    }
}
