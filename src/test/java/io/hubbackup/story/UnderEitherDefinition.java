package io.hubbackup.story;

import io.hubbackup.kit.Crds;
import io.hubbackup.kit.Hub;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Stories that are told under our definitions of the two custom resources, and again under the Go operator's (D24). */
@ParameterizedClass(name = "under the definitions {0}")
@EnumSource(Crds.class)
abstract class UnderEitherDefinition extends Story {

    @Parameter
    Crds definitions = Crds.OURS;

    @Override
    Crds crds() {
        return definitions;
    }

    @BeforeParameterizedClassInvocation(injectArguments = false)
    void openForDefinitions(Hub bed) {
        open(bed);
    }

    @AfterParameterizedClassInvocation
    void endForDefinitions() {
        end();
    }
}
