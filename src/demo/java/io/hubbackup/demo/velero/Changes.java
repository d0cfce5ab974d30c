package io.hubbackup.demo.velero;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which objects say something else in their spec than when they were looked at last. */
final class Changes {

    private final Map<String, Optional<Object>> specs = new HashMap<>();

    /** Whether it is new or was changed. */
    boolean isNews(Item item) {
        return !item.value("spec").equals(specs.get(item.uid()));
    }

    void note(Item item) {
        specs.put(item.uid(), item.value("spec"));
    }
}
