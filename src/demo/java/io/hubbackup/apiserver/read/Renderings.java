package io.hubbackup.apiserver.read;

import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.request.ApiRequest;

/** Chooses the form in which a client is shown objects. */
@FunctionalInterface
public interface Renderings {

    /** Every client is shown the whole objects in JSON. */
    Renderings WHOLE = (request, kind) -> new WholeJson();

    /** @throws io.hubbackup.apiserver.request.ApiFailure 406 when the {@code Accept} header leaves nothing that this server has */
    Rendering of(ApiRequest request, ServedKind kind);
}
