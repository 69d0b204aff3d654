// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/people/importcontroller.h"
#include "ui/people/peoplecontroller.h"
#include "ui/people/peoplemodel.h"
#include "ui/shell/page.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;

namespace callboard {

class Button;
class EmptyState;
class ImportPage;
class FoldingPanes;
class PaneSplitter;
class PersonPanel;
class PositionsDialog;
class SidePanel;
class TableView;
class PeopleViewList;

namespace keys {

/// What stands in the filter of People, and the view: "all", "needs-zone", or a position's id.
inline const SettingKey<QString> peopleFilter{"people/filter", {}};
inline const SettingKey<QString> peopleView{"people/view", {}};

} // namespace keys

/// People: views, table, one person; and the import, which takes the whole page. Ctrl+V pastes people, a dropped file
/// or Ctrl+O opens one.
class PeoplePage : public Page
{
    Q_OBJECT

public:
    explicit PeoplePage(Session &session, QWidget *parent = nullptr);

    PeopleController &controller() { return m_controller; }
    ImportController &importController() { return m_import; }
    ImportPage *importPage() const { return m_importPage; }
    bool isImporting() const;
    TableView *table() const { return m_table; }

    QString statusSentence() const override;
    Command *primary() const override { return isImporting() ? m_doImport : m_plan; }
    QList<QWidget *> panes() const override;
    QWidget *rightPane() const override;
    int needsYouCount() const override;
    void goToNextNeedingYou(bool forward) override;
    bool isSettled() const override { return m_controller.isLoaded(); }
    void show(const Jump &jump) override;
    using Page::show;
    void arrived() override;

    void importFile(const QString &path);
    void importText(const QString &text);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeList();
    QWidget *makeCentre();
    SidePanel *makeViews();
    void makeCommands();
    void makeImportCommands();
    void connectControllers();
    void fold();
    void fillViewCombo();
    void refreshViews();
    void restoreView();
    void rememberView(const PeopleView &view);
    void refreshTable();
    void refreshCommands();
    void showCurrent(int row);
    std::vector<CandidateId> chosen() const;
    const PersonRow *current() const;
    void chooseFile();
    void paste();
    void planThem();
    void bookOne();
    void addPerson();
    void editPerson();
    void openPerson(const Candidate &person);
    void changeZone();
    void removePerson();
    void revokeCall();
    void editPositions();
    void whenImported(const ImportOutcome &outcome);

    PeopleController m_controller;
    ImportController m_import;
    PeopleModel *m_model;
    PeopleProxy *m_proxy;
    QStackedWidget *m_stack = nullptr;
    FoldingPanes *m_folding = nullptr;
    PeopleViewList *m_views = nullptr;
    SidePanel *m_viewsPanel = nullptr;
    QComboBox *m_viewCombo = nullptr;
    QLineEdit *m_filter = nullptr;
    QLabel *m_shown = nullptr;
    QStackedWidget *m_tableStack = nullptr;
    TableView *m_table = nullptr;
    EmptyState *m_empty = nullptr;
    QLabel *m_selected = nullptr;
    Button *m_planThem = nullptr;
    Button *m_setZone = nullptr;
    PersonPanel *m_person = nullptr;
    ImportPage *m_importPage = nullptr;
    PositionsDialog *m_positions = nullptr;

    Command *m_plan = nullptr;
    Command *m_book = nullptr;
    Command *m_edit = nullptr;
    Command *m_add = nullptr;
    Command *m_remove = nullptr;
    Command *m_revoke = nullptr;
    Command *m_find = nullptr;
    Command *m_doImport = nullptr;
    Command *m_undoMending = nullptr;
    Command *m_redoMending = nullptr;
    Command *m_saveRejected = nullptr;
    bool m_viewRestored = false;
    CandidateId m_wanted; ///< to show once the people are there
};

} // namespace callboard
