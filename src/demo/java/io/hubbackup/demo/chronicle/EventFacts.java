package io.hubbackup.demo.chronicle;

import io.hubbackup.wire.Tree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;

/** Events about the custom resources that say something which was not said yet: most of them come with a condition. */
final class EventFacts {

    private static final int REMEMBERED = 100;
    private static final Set<String> OURS = Set.of("BackupSchedule", "Restore", "RestorePreview");

    private final Deque<String> said = new ArrayDeque<>();

    synchronized Optional<Fact> of(Tree event) {
        var object = event.child("involvedObject");
        var message = event.text("message").orElse("");
        if (object.text("kind").filter(OURS::contains).isEmpty()
                || said.stream().anyMatch(text -> text.endsWith(message))) {
            return Optional.empty();
        }
        var about = "%s %s"
                .formatted(object.text("kind").orElse(""), object.text("name").orElse(""));
        var text = "%s: %s".formatted(event.text("reason").orElse("Event"), message);
        return Optional.of(
                event.text("type").equals(Optional.of("Warning"))
                        ? Fact.trouble(about, text)
                        : Fact.plain(about, text));
    }

    /** This was told just now. */
    synchronized void said(Fact fact) {
        said.addLast(fact.text());
        if (said.size() > REMEMBERED) {
            said.removeFirst();
        }
    }
}
