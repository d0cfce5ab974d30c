package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.BackupNamespace;
import io.hubbackup.decide.policy.HubRole;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.RestoreSeen;
import java.util.function.Function;

/** What is only asked of the newest Restore, and only while the hub is what that Restore made of it (policies §4). */
final class NewestRestore {

    private NewestRestore() {}

    /**
     * Not applicable in any other role, or without a Restore.
     *
     * @param otherwise what "This hub" does in any other role
     */
    static Verdict judged(HubSnapshot hub, HubRole wanted, String otherwise, Function<RestoreSeen, Verdict> judge) {
        return HubRole.judged(hub, role -> role == wanted ? restore(hub, judge) : idle(otherwise, role));
    }

    private static Verdict idle(String otherwise, HubRole role) {
        return Verdict.notApplicable("This hub %s (role %s): nothing to judge.".formatted(otherwise, role.label()));
    }

    private static Verdict restore(HubSnapshot hub, Function<RestoreSeen, Verdict> judge) {
        return BackupNamespace.restore(hub)
                .fold(
                        newest -> newest.map(found -> judge.apply(found).about(SubjectKind.RESTORE.of(found)))
                                .orElseGet(() -> Verdict.notApplicable("There is no Restore.")),
                        api -> Verdict.notApplicable(api + " is not served."),
                        Verdict::unreadable);
    }
}
