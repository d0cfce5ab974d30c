package io.hubbackup.apiserver.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.request.FieldCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The numbers of a lease. */
final class LeaseRules implements BuiltInRules {

    @Override
    public void fillDefaults(ObjectNode object) {}

    @Override
    public List<FieldCause> validate(ObjectNode object, Optional<ObjectNode> before) {
        var wrong = new ArrayList<FieldCause>();
        var spec = object.path("spec");
        if (spec.path("leaseDurationSeconds").asLong(1) <= 0) {
            wrong.add(FieldCause.invalid(
                    "spec.leaseDurationSeconds",
                    spec.path("leaseDurationSeconds").asText(),
                    "must be greater than 0"));
        }
        if (spec.path("leaseTransitions").asLong(0) < 0) {
            wrong.add(FieldCause.invalid(
                    "spec.leaseTransitions",
                    spec.path("leaseTransitions").asText(),
                    "must be greater than or equal to 0"));
        }
        return wrong;
    }
}
