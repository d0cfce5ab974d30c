package io.hubbackup.run;

import io.hubbackup.decide.restore.journal.JournalShelf;
import io.hubbackup.decide.restore.journal.JournalText;
import io.hubbackup.decide.restore.journal.KeptJournal;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.observe.SingleObject;
import io.hubbackup.wire.Tree;
import java.util.Optional;

/** Reads journals from the API server itself, never from a watch: what a run has done must not be forgotten for a moment (D24). */
final class Journals {

    private final SingleObject reader;

    Journals(SingleObject reader) {
        this.reader = reader;
    }

    /** Blocks. A journal that is there but cannot be understood is unreadable, not absent. */
    Observed<Optional<KeptJournal>> of(String namespace, String restoreUid) {
        var key = new ObjectKey(namespace, JournalShelf.name(restoreUid));
        return switch (reader.read(JournalShelf.KIND, key)) {
            case Observed.Value<Optional<Tree>>(var found) ->
                found.map(this::kept).orElseGet(() -> Observed.of(Optional.empty()));
            case Observed.NotServed<Optional<Tree>>(var api) -> Observed.notServed(api);
            case Observed.Unreadable<Optional<Tree>>(var api, var why) -> Observed.unreadable(api, why);
        };
    }

    private Observed<Optional<KeptJournal>> kept(Tree configMap) {
        var metadata = configMap.child("metadata");
        var text = configMap.child("data").text(JournalShelf.FIELD).orElse("");
        return JournalText.parse(text)
                .fold(
                        journal -> Observed.of(Optional.of(new KeptJournal(
                                journal,
                                metadata.text("uid").orElse(""),
                                metadata.text("resourceVersion").orElse("")))),
                        why -> Observed.unreadable(
                                "ConfigMap " + metadata.text("name").orElse(""), "it is not a journal: " + why));
    }
}
