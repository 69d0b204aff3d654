// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/contract/contracthouse.h"

#include <QObject>

namespace callboard::test {

/// What every Backend must do, row by row. An implementation's test derives from it and makes the house. A test that
/// needs a capability the backend lacks asserts the refusal instead.
class BackendContract : public QObject
{
    Q_OBJECT

protected:
    virtual std::unique_ptr<ContractHouse> makeHouse() = 0;

private slots:
    void init();
    void cleanup();

    void hoursAreTheSavedOnes();
    void previewSavesNothing();
    void saveKeepsClearsAndSets();
    void bookedCallKeepsItsHours();
    void holidaysHoldWhatTheyClose();
    void numbersAndTheirPatch();
    void patchRefusals_data();
    void patchRefusals();
    void oneDefaultAtMost();
    void addCapAndRemoveNumbers();
    void capPreviewChangesNothing();
    void clockOfAQuietCompany();
    void availabilityIsTheReferences();
    void availabilityRefusals_data();
    void availabilityRefusals();
    void bookAnswersTheWhole201();
    void theirZoneDecides();
    void reasonsAreThoseOfTheDecision();
    void bookRefusals_data();
    void bookRefusals();
    void sameKeySameAnswer();
    void replaceAndAlongside();
    void telephonyOffRefusesButRevokeWorks();
    void hoursMissingRefusesAllButTests();
    void batchOutcomesInInputOrder();
    void batchNumberStrategies();
    void planIsNothingBooked();
    void callIsDialledAndCompleted();
    void noAnswerIsRetriedOnceTheSameDay();
    void holdStopsDialling();
    void cancelBeforeDispatch();
    void cancelRefusedWhileLive();
    void batchCancelSkipsWhatRings();
    void aPausedBatchIsHeld();
    void keysAreMadeAndRevoked();
    void revokeFirmInviteAndNothing();
    void moveAndItsVerdict();
    void foreignIsNotFound();
    void peopleAndWhatIsInTheirWay();
    void importInOneGo();
    void logTellsWhoAndWhat();
    void everythingIsThereAfterRestart();

private:
    Reservation booked(const char *candidate);
    ReservationState stateOf(const ReservationId &id);

    std::unique_ptr<ContractHouse> m_house;
};

} // namespace callboard::test
