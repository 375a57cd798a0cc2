package org.kyodo.contracts.registry;

import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.FacilityCode;
import org.kyodo.contracts.value.FacilityKind;
import org.kyodo.contracts.value.FacilityOperator;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.OnceEach;
import org.kyodo.contracts.value.PlaceCode;
import org.kyodo.contracts.value.PublicText;

/**
 * A base 拠点 as everybody may know it (R-FA-1): what it has of address, telephone, mail and web, what it offers and when.
 *
 * @param social a page on a social network
 * @param services what it offers 業務
 * @param places what of it can be booked
 * @param hours when it is open; without hours no room can be booked
 * @param decidesBookings whether it decides each booking itself (K-FA-1)
 */
@PublicText
public record FacilityProfile(
        FacilityCode code,
        @Line(max = 100) String name,
        FacilityKind kind,
        FacilityOperator operator,
        Optional<@Line(max = 200) String> address,
        Optional<@Line(max = 30) String> tel,
        Optional<@Line(max = 254) String> mail,
        Optional<@Line(max = 300) String> web,
        Optional<@Line(max = 300) String> social,
        @Size(max = 30) List<@Line(max = 100) String> services,
        @Size(max = 100) @OnceEach(by = "code") List<FacilityPlace> places,
        @Size(max = 28) @OnceEach List<WeeklyHours> hours,
        boolean decidesBookings)
        implements DescribesSubject {

    /** Its room or storage place of this code. */
    public Optional<FacilityPlace> place(PlaceCode wanted) {
        return places.stream().filter(place -> place.code().equals(wanted)).findFirst();
    }

    @Override
    public Optional<String> subjectTitle() {
        return Optional.of(name);
    }
}
