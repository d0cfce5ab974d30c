package io.hubbackup.apiserver.access;

import io.hubbackup.apiserver.request.Address;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.request.ApiResponse;
import java.util.Optional;

/** A resource or subresource that is served in a way of its own: access reviews, tokens of service accounts. */
@FunctionalInterface
public interface Special {

    /** Empty when the request is not about it; asked after the roles have allowed the request. */
    Optional<ApiResponse> answer(Address address, User user, ApiRequest request);
}
