package org.kyodo.registry.facility;

import java.util.List;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Request;
import org.kyodo.contracts.registry.FacilityEvent;
import org.kyodo.contracts.registry.FacilityProfile;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.presets.Preset;
import org.kyodo.presets.Presets;
import org.kyodo.registry.facility.FacilityCommand.ListFacility;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lists the bases of each municipality's settings 設定の拠点 at the start, where they never were. */
@Component
@Order(0)
class FacilitiesOfSettings implements ApplicationListener<ApplicationReadyEvent> {
    private final Aggregate<FacilityCommand, Facility, FacilityEvent> facilities;
    private final Presets presets;

    FacilitiesOfSettings(Aggregate<FacilityCommand, Facility, FacilityEvent> facilities, Presets presets) {
        this.facilities = facilities;
        this.presets = presets;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent started) {
        presets.all().forEach(this::list);
    }

    private void list(Preset preset) {
        preset.facilities().forEach(facility -> list(profile(facility), preset.code()));
    }

    private void list(FacilityProfile profile, MunicipalityCode municipality) {
        String id = Facilities.idOf(municipality, profile.code()).toString();
        if (facilities.find(id, municipality).isEmpty()) {
            facilities.handle(id, new ListFacility(profile), Request.ofPlatform(municipality));
        }
    }

    private static FacilityProfile profile(org.kyodo.presets.Facility known) {
        return new FacilityProfile(
                known.code(),
                known.label().ja(),
                known.kind(),
                known.operator(),
                known.address(),
                known.tel(),
                known.mail(),
                known.web(),
                known.social(),
                List.of(),
                List.of(),
                List.of(),
                false);
    }
}
