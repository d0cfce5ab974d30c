package io.hubbackup.decide.monitoring;

import io.hubbackup.decide.monitoring.MonitoringObjects.Wanted;
import io.hubbackup.hub.Observed;
import io.hubbackup.plan.Target;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.MonitoringNames;
import io.hubbackup.wire.Tree;
import java.util.Optional;

/** How one object of the monitoring stands, beside what it shall be (packaging 4.4). */
public sealed interface Standing {

    Target target();

    /** It is as it shall be. */
    record Kept(Target target) implements Standing {}

    /** It is to be made, or made right. */
    record Due(Write.Apply write) implements Standing {
        @Override
        public Target target() {
            return write.target();
        }
    }

    /**
     * Somebody else keeps one of this name, which does as well: two who write the same object would undo each other's work.
     *
     * @param keeper what the object says of who keeps it; empty where it says nothing
     */
    record Foreign(Target target, String keeper) implements Standing {}

    /** It could not be read, and nothing is written on doubt. */
    record Unknown(Target target, String why) implements Standing {}

    /** @param there what stands under the name */
    static Standing of(Wanted wanted, Observed<Optional<Tree>> there) {
        return there.fold(
                found -> found.map(object -> beside(wanted, object)).orElseGet(() -> due(wanted, Optional.empty())),
                absent -> new Unknown(wanted.target(), "it is not served any more"),
                doubt -> new Unknown(wanted.target(), doubt.why()));
    }

    private static Standing beside(Wanted wanted, Tree object) {
        var metadata = object.child("metadata");
        var keeper = metadata.child("labels").text(MonitoringNames.MANAGED_BY).orElse("");
        if (!keeper.equals(MonitoringNames.OPERATOR)) {
            return new Foreign(wanted.target(), keeper);
        }
        // it goes, and is made anew when it has gone
        boolean goes = metadata.has("deletionTimestamp");
        return goes || Contents.of(wanted.body()).areIn(object.fields())
                ? new Kept(wanted.target())
                : due(wanted, metadata.text("uid"));
    }

    private static Due due(Wanted wanted, Optional<String> uid) {
        return new Due(new Write.Apply(
                wanted.target(),
                MonitoringNames.FIELD_MANAGER,
                wanted.body(),
                uid,
                "packaging 4.4: Prometheus finds this operator"));
    }
}
