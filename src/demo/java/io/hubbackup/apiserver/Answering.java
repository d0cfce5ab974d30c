package io.hubbackup.apiserver;

import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiFailure.Details;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.request.ApiResponse;
import io.hubbackup.apiserver.request.Handler;
import org.jboss.logging.Logger;

/** Whatever happens, there is an answer. */
record Answering(Handler within) implements Handler {

    private static final Logger LOG = Logger.getLogger(Answering.class);

    @Override
    public ApiResponse handle(ApiRequest request) {
        try {
            return within.handle(request);
        } catch (ApiFailure failure) {
            return failure.response();
        } catch (RuntimeException broken) {
            LOG.errorf(broken, "A request failed method=%s path=%s", request.method(), request.path());
            return new ApiFailure(500, "InternalError", "Internal error occurred: " + broken, Details.NONE).response();
        }
    }
}
