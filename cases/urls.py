"""Addresses of casework."""

from django.urls import path

from cases.views import case, details, entries, intake, moves, queue, tasks

app_name = "cases"
urlpatterns = [
    path("", queue.today, name="today"),
    path("cases/", queue.queue, name="list"),
    path("cases/new/", intake.new, name="new"),
    path("cases/of/<str:reference>/", case.of_national, name="of-national"),
    path("cases/<str:reference>/", case.case, name="case"),
    path("cases/<str:reference>/place/", queue.place, name="place"),
    path("cases/<str:reference>/timeline/", case.timeline, name="timeline"),
    path("cases/<str:reference>/related/", case.related, name="related"),
    path("cases/<str:reference>/print/", case.paper, name="print"),
    path("cases/<str:reference>/record/", details.record, name="record"),
    path("cases/<str:reference>/edit/", details.edit, name="edit"),
    path("cases/<str:reference>/assessment/", details.assess, name="assess"),
    path("cases/<str:reference>/assign/", details.assign, name="assign"),
    path("cases/<str:reference>/hand-over/", details.hand_over, name="hand-over"),
    path("cases/<str:reference>/restrict/", details.restrict, name="restrict"),
    path("cases/<str:reference>/officers/new/", details.name_officer, name="name-officer"),
    path("cases/<str:reference>/officers/<int:pk>/end/", details.end_naming, name="end-naming"),
    path("cases/<str:reference>/links/new/", details.link, name="link"),
    path("cases/<str:reference>/references/new/", details.add_reference, name="add-reference"),
    path("cases/<str:reference>/status/", moves.choose, name="choose-move"),
    path("cases/<str:reference>/status/<str:name>/", moves.move, name="move"),
    path("cases/<str:reference>/entries/new/", entries.add_entry, name="add-entry"),
    path("cases/<str:reference>/entries/<int:pk>/correct/", entries.correct_entry, name="correct-entry"),
    path("cases/<str:reference>/claims/new/", entries.add_claim, name="add-claim"),
    path("cases/<str:reference>/claims/<int:pk>/correct/", entries.correct_claim, name="correct-claim"),
    path("cases/<str:reference>/documents/new/", entries.add_document, name="add-document"),
    path("cases/<str:reference>/documents/<int:pk>/", entries.document, name="document"),
    path("cases/<str:reference>/tasks/new/", tasks.add, name="add-task"),
    path("cases/<str:reference>/tasks/<int:pk>/done/", tasks.done, name="task-done"),
    path("cases/<str:reference>/tasks/<int:pk>/undo/", tasks.undo, name="task-undo"),
    path("cases/<str:reference>/tasks/<int:pk>/waive/", tasks.waive, name="task-waive"),
    path("cases/<str:reference>/tasks/<int:pk>/reassign/", tasks.reassign, name="task-reassign"),
    path("confirmations/<int:pk>/", moves.confirm, name="confirm"),
]
