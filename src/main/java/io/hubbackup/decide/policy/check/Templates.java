package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.PolicyTemplate;
import java.util.List;

/** All templates, in the order of the catalogue. */
public final class Templates {

    private Templates() {}

    /** Each with the thresholds of its entry. */
    public static List<PolicyTemplate> of(Catalogue catalogue) {
        return List.of();
    }
}
