package io.hubbackup.demo.velero.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What went wrong while a backup was made. */
final class Results {

    private final List<String> errors = new ArrayList<>();

    /** In the form in which Velero keeps a line of its log. */
    void error(String about, String message) {
        errors.add(" %s message: /%s".formatted(about, message));
    }

    List<String> errors() {
        return List.copyOf(errors);
    }

    JsonNode json() {
        var json = HubApi.JSON.createObjectNode();
        var velero = json.putObject("errors");
        if (!errors.isEmpty()) {
            var lines = velero.putArray("velero");
            errors.forEach(lines::add);
        }
        json.putObject("warnings");
        return json;
    }
}
