// Where telemetry goes. A cap a day, so that a flood of requests is not a flood of costs.
param workspaceName string
param insightsName string
param location string
param tags object

@description('A member of profiles.json: days that telemetry is kept, and gigabytes a day; what comes after them is dropped.')
param profile object

resource workspace 'Microsoft.OperationalInsights/workspaces@2026-03-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: profile.logRetentionDays
    workspaceCapping: { dailyQuotaGb: json(profile.logDailyCapGb) }
    features: { disableLocalAuth: true }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: insightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    DisableLocalAuth: true
  }
}

output workspaceId string = workspace.id
output insightsName string = insights.name
