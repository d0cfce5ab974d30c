package io.hubbackup.apiserver.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Stream;

/** The row of a pod. No pod ever runs here: what it shows is what somebody wrote into the status. */
final class PodCells {

    private static final String NONE = "<none>";

    private PodCells() {}

    static void add(Cells cells) {
        var statuses = cells.object().path("status").path("containerStatuses");
        long ready = Cells.elements(statuses)
                .filter(status -> status.path("ready").asBoolean())
                .count();
        long restarts = Cells.elements(statuses)
                .mapToLong(status -> status.path("restartCount").asLong())
                .sum();
        cells.name()
                .add(ready + "/"
                        + cells.object().path("spec").path("containers").size())
                .add(status(cells, statuses))
                .add("" + restarts)
                .age();
        cells.add(orNone(cells.text("status", "podIP")))
                .add(orNone(cells.text("spec", "nodeName")))
                .add(orNone(cells.text("status", "nominatedNodeName")))
                .add(NONE);
    }

    private static String status(Cells cells, JsonNode statuses) {
        if (!cells.text("metadata", "deletionTimestamp").isEmpty()) {
            return "Terminating";
        }
        var phase = Optional.of(cells.text("status", "reason"))
                .filter(reason -> !reason.isEmpty())
                .orElse(cells.text("status", "phase"));
        return Cells.elements(statuses)
                .flatMap(status -> Stream.of("waiting", "terminated")
                        .map(state ->
                                status.path("state").path(state).path("reason").asText()))
                .filter(reason -> !reason.isEmpty())
                .findFirst()
                .orElse(phase);
    }

    private static String orNone(String text) {
        return text.isEmpty() ? NONE : text;
    }
}
